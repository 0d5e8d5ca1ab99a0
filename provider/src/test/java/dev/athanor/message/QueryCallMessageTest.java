package dev.athanor.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of errors of prepared queries is complete and can be filled in. */
class QueryCallMessageTest {
    @ParameterizedTest
    @EnumSource
    void isFilledInWithoutLeavingHoles(QueryCallMessage message) {
        assertThat(message.text("one", "two", "three"))
                .startsWith(message.code() + " ")
                .contains(" -> ")
                .doesNotContainPattern("\\{\\d");
        assertThat(message.code()).matches("ATH31\\d\\d");
    }

    @Test
    void noCodeIsUsedTwice() {
        assertThat(QueryCallMessage.values())
                .extracting(QueryCallMessage::code)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
