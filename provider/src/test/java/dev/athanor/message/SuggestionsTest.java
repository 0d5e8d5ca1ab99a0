package dev.athanor.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which names are near enough to have been meant. */
class SuggestionsTest {
    @Test
    void lettersInsertedRemovedReplacedAndSwappedCount() {
        assertThat(Suggestions.distance("where", "where")).isZero();
        assertThat(Suggestions.distance("where", "were")).isEqualTo(1);
        assertThat(Suggestions.distance("where", "wheere")).isEqualTo(1);
        assertThat(Suggestions.distance("where", "whare")).isEqualTo(1);
        assertThat(Suggestions.distance("where", "wehre")).isEqualTo(1);
        assertThat(Suggestions.distance("where", "")).isEqualTo(5);
    }

    @Test
    void theNearestIsMeant() {
        assertThat(Suggestions.nearest("lastNmae", "firstName", "lastName", "name"))
                .isEqualTo("lastName");
        assertThat(Suggestions.nearest("LASTNAME", "firstName", "lastName")).isEqualTo("lastName");
    }

    @Test
    void whatIsFarAwayIsNotMeant() {
        assertThat(Suggestions.nearest("o", "OR", "AND")).isNull();
        assertThat(Suggestions.nearest("total", "name", "id")).isNull();
    }
}
