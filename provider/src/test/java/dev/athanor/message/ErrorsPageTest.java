package dev.athanor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every code has its section. {@code mvn test -Dtest=ErrorsPageTest -Dtest.argLine=-Dathanor.docs.write=true} writes the
 * page anew.
 */
class ErrorsPageTest {
    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = Repository.file("docs/errors.md");
        if (Boolean.getBoolean("athanor.docs.write")) {
            Files.writeString(page, ErrorsPage.text());
        }

        assertThat(page).hasContent(ErrorsPage.text());
    }

    @Test
    void codesAreUniqueAndWellFormed() {
        assertThat(ErrorsPage.catalogue()).extracting(MessageCode::code).doesNotHaveDuplicates();
        assertThat(ErrorsPage.catalogue())
                .allSatisfy(message -> assertThat(message.code()).matches("ATH[0-46]\\d{3}"));
    }

    @Test
    void everyMessageSaysWhatToDo() {
        // The list of mapping problems has a remedy per problem.
        assertThat(ErrorsPage.catalogue())
                .filteredOn(message -> message != MappingMessage.REFUSED)
                .allSatisfy(message ->
                        assertThat(message.remedy()).as(message.code()).isNotBlank());
    }
}
