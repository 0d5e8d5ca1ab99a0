package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.InvalidArgumentException;
import dev.athanor.testing.CapturedLog;
import org.junit.jupiter.api.Test;

final class HintCheckTest {
    @Test
    void knownHintsAreCheckedWhereTheyBelong() {
        assertThat(HintCheck.check("jakarta.persistence.query.timeout", "100", Setting.Scope.QUERY))
                .contains(Settings.QUERY_TIMEOUT);
        assertThat(HintCheck.check("javax.persistence.query.timeout", 100, Setting.Scope.QUERY))
                .contains(Settings.QUERY_TIMEOUT);
        assertThatThrownBy(() -> HintCheck.check("jakarta.persistence.query.timeout", "soon", Setting.Scope.QUERY))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("ATH0202 hint: the property 'jakarta.persistence.query.timeout' cannot be 'soon'"
                        + " -> Allowed: a number of milliseconds, 0 or more.");
    }

    @Test
    void unknownHintsAreIgnoredAndSlipsAreNamed() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(HintCheck.check("org.example.read-only", true, Setting.Scope.QUERY))
                    .isEmpty();
            assertThat(log.messages()).isEmpty();
            assertThat(HintCheck.check("athanor.jdbc.batch-sise", 5, Setting.Scope.QUERY))
                    .isEmpty();
            assertThat(log.messages())
                    .containsExactly("ATH0201 hint: the property 'athanor.jdbc.batch-sise' is unknown and has no effect"
                            + " -> Did you mean 'athanor.jdbc.batch-size'?");
        }
    }

    @Test
    void aSettingOfTheUnitIsNoHint() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(HintCheck.check("athanor.jdbc.batch-size", 5, Setting.Scope.QUERY))
                    .isEmpty();
            assertThat(log.messages())
                    .containsExactly("ATH0204 hint: the property 'athanor.jdbc.batch-size' has no effect here"
                            + " -> It belongs to: persistence unit.");
        }
    }
}
