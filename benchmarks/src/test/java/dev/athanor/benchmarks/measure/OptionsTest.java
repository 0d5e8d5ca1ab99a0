package dev.athanor.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everythingOnH2IsTheDefault() {
        assertThat(Options.parse())
                .isEqualTo(new Options(
                        false, false, TestDatabase.Kind.H2, List.of(Contenders.values()), List.of(Task.values())));
    }

    @Test
    void wordsChooseInAnyOrderAndJdbcIsAlwaysThere() {
        Options options = Options.parse("list", "Athanor", "full", "join-fetch", "postgres");

        assertThat(options.full()).isTrue();
        assertThat(options.database()).isEqualTo(TestDatabase.Kind.POSTGRES);
        assertThat(options.contenders()).containsExactly(Contenders.JDBC, Contenders.ATHANOR);
        assertThat(options.tasks()).containsExactly(Task.LIST, Task.JOIN_FETCH);
    }

    @Test
    void anUnknownWordIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> Options.parse("fast")).hasMessageContainingAll("fast", "quick", "POSTGRES", "WIDE");
    }
}
