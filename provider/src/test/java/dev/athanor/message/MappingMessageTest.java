package dev.athanor.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of mapping problems. */
class MappingMessageTest {
    @Test
    void codesAreUnique() {
        assertThat(Stream.of(MappingMessage.values()).map(MappingMessage::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    void everyProblemNamesItsSubjectFirstAndSaysWhatToDo(MappingMessage message) {
        assertThat(message.code()).matches("ATH1\\d{3}");
        assertThat(message.template()).startsWith("{0}: ");
        assertThat(message.remedy()).isNotEmpty();
        assertThat(message.text("com.acme.Order", "a", "b", "c", "d"))
                .startsWith(message.code() + " com.acme.Order: ")
                .doesNotContain("{", "}");
    }
}
