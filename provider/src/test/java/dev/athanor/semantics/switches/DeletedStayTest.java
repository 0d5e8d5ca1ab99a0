package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.DELETED;
import static dev.athanor.EntityState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether an instance stays in the session after its row was deleted. */
@SwitchTest(value = "athanor.deleted.stay", with = "athanor.expire-on-commit=none")
class DeletedStayTest {
    private static Musician deleted(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        trial.em.flush();
        assertThat(trial.state(zappi)).isEqualTo(DELETED);
        return zappi;
    }

    @SetTo("true")
    void throughClearAndThroughACommitThatExpiresNothing(Trial trial) {
        Musician zappi = deleted(trial);
        trial.em.clear();
        assertThat(trial.state(zappi)).isEqualTo(DELETED);
        trial.commit();
        assertThat(trial.state(zappi)).isEqualTo(DELETED);
    }

    @SetTo("false")
    void clearLetsItGo(Trial trial) {
        Musician zappi = deleted(trial);
        trial.em.clear();
        assertThat(trial.state(zappi)).isEqualTo(DETACHED);
    }

    @SetTo("false")
    void theCommitLetsItGo(Trial trial) {
        Musician zappi = deleted(trial);
        trial.commit();
        assertThat(trial.state(zappi)).isEqualTo(DETACHED);
    }
}
