package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The documentation page says what the registry says. {@code mvn test -Dtest=PropertiesPageTest
 * -Dtest.argLine=-Dathanor.docs.write=true} writes it anew.
 */
class PropertiesPageTest {

    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = Repository.file("docs/properties.md");
        if (Boolean.getBoolean("athanor.docs.write")) {
            Files.writeString(page, PropertiesPage.text());
        }

        assertThat(page).hasContent(PropertiesPage.text());
    }

    @Test
    void everySettingSaysWhatItDoesInASentence() {
        assertThat(Settings.all())
                .allSatisfy(setting -> assertThat(setting.sentence()).endsWith("."));
        assertThat(Settings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    }
}
