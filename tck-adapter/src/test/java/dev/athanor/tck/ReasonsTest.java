package dev.athanor.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void whatIsParticularToATestIsNoPartOfItsKind() {
        assertThat(Reasons.kind("MappingException: ATH1010 ee.some.pack.Coffee.name: 3 columns for \"NAME\""))
                .isEqualTo(Reasons.kind("MappingException: ATH1010 ee.other.pack.Tea.size: 4 columns for \"SIZE\""))
                .contains("ATH1010");
    }

    @Test
    void codesAreKept() {
        assertThat(Reasons.kind("X: ATH1010 a")).isNotEqualTo(Reasons.kind("X: ATH1011 a"));
    }

    @Test
    void anExceptionWithoutWordsIsToldByItsPlace() {
        assertThat(Reasons.of(new NullPointerException(), List.of()))
                .isEqualTo(
                        "NullPointerException at dev.athanor.tck.ReasonsTest.anExceptionWithoutWordsIsToldByItsPlace");
    }

    @Test
    void whatWasLoggedDoesNotHideAnExceptionThatSaysWhy() {
        assertThat(Reasons.of(new IllegalStateException("why"), List.of(new Exception("cleaning up failed"))))
                .isEqualTo("IllegalStateException: why");
    }

    @Test
    void anExceptionThatIsItsOwnCauseHasAReason() {
        Exception outer = new Exception("outer");
        Exception inner = new Exception("inner", outer);
        outer.initCause(inner);

        assertThat(Reasons.of(outer, List.of())).isEqualTo("Exception: inner");
    }
}
