package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What merge() does with an attribute that was never set on a new instance. */
@SwitchTest("athanor.merge.unset")
class MergeUnsetSwitchTest {
    private static Band given() {
        Band given = new Band();
        given.id = 1;
        return given;
    }

    @SetTo("copy")
    void itsNullIsCopied(Trial trial) {
        assertThat(trial.em.merge(given()).name).isNull();
        trial.em.flush();
        assertThat(trial.gists()).contains("UPDATE band");
    }

    @SetTo("skip")
    void itIsLeftOut(Trial trial) {
        assertThat(trial.em.merge(given()).name).isEqualTo("Can");
        trial.em.flush();
        assertThat(trial.gists()).doesNotContain("UPDATE band");
    }
}
