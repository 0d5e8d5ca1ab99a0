package dev.athanor.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of query errors is complete and can be filled in. */
class QueryMessageTest {
    @ParameterizedTest
    @EnumSource
    void isFilledInWithoutLeavingHoles(QueryMessage message) {
        Object[] holes = {"line 1, column 2", "\n", "two", "three", "four", "five", "six"};
        assertThat(message.text(holes))
                .startsWith(message.code() + " Query, line 1, column 2: ")
                .contains(" -> ")
                .doesNotContainPattern("\\{\\d");
        assertThat(message.code()).matches("ATH30\\d\\d");
    }

    @Test
    void noCodeIsUsedTwice() {
        assertThat(QueryMessage.values())
                .extracting(QueryMessage::code)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
