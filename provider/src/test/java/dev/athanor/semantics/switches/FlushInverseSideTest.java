package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a flush writes what only the inverse side of a relationship says. */
@SwitchTest(value = "athanor.flush.inverse-side", with = "athanor.inverse-sync=off")
class FlushInverseSideTest {
    private static void added(Trial trial) {
        Band can = trial.band(1);
        can.musicians.add(trial.musician(3));
        trial.forget();
        trial.em.flush();
    }

    @SetTo("true")
    void itDoes(Trial trial) {
        added(trial);
        assertThat(trial.gists()).contains("UPDATE musician");
    }

    @SetTo("false")
    void theOwningSideIsWritten(Trial trial) {
        added(trial);
        assertThat(trial.gists()).doesNotContain("UPDATE musician");
    }
}
