package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether refresh() flushes the other instances before it reads. */
@SwitchTest("athanor.refresh.autoflush")
class RefreshAutoflushTest {
    private static Band refreshed(Trial trial) {
        Band can = trial.band(1);
        Band faust = trial.band(2);
        can.name = "Inner Space";
        faust.name = "Faust IV";
        trial.forget();
        trial.em.refresh(can);
        assertThat(can.name).as("its own changes are dropped").isEqualTo("Can");
        return faust;
    }

    @SetTo("true")
    void theyAreWrittenFirst(Trial trial) {
        Band faust = refreshed(trial);
        trial.sent("UPDATE band", "SELECT band");
        assertThat(trial.session.dirtyInstances()).doesNotContain(faust);
    }

    @SetTo("false")
    void theyStayChanged(Trial trial) {
        Band faust = refreshed(trial);
        trial.sent("SELECT band");
        assertThat(trial.session.dirtyInstances()).contains(faust);
    }
}
