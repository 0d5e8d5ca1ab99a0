package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.conformance.database.Product;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void allButTheFoldersHasADefault() {
        Options options = Options.parse(List.of("a", "b"));

        assertThat(options.product()).isEqualTo(Product.H2);
        assertThat(options.level()).isEqualTo(1);
        assertThat(options.threads()).isEqualTo(2);
        assertThat(options.places()).containsExactly(Path.of("a"), Path.of("b"));
    }

    @Test
    void optionsStandBeforeOrAfterTheFolders() {
        Options options = Options.parse(List.of(
                "--db", "postgresql", "a", "--level", "3", "--report", "out.html", "--verbose", "--observe", "o"));

        assertThat(options.product()).isEqualTo(Product.POSTGRESQL);
        assertThat(options.level()).isEqualTo(3);
        assertThat(options.report()).isEqualTo(Path.of("out.html"));
        assertThat(options.observe()).isEqualTo(Path.of("o"));
        assertThat(options.verbose()).isTrue();
        assertThat(options.places()).containsExactly(Path.of("a"));
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("--db", "oracle", "a"),
                List.of("--level", "4", "a"),
                List.of("--level", "x", "a"),
                List.of("--filter", "(", "a"),
                List.of("--unknown", "x", "a"),
                List.of("a", "--level"))) {
            assertThatThrownBy(() -> Options.parse(arguments))
                    .as(arguments.toString())
                    .isInstanceOf(UsageException.class);
        }
    }
}
