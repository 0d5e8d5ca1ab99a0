package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PERSISTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityExistsException;

/** What persist() does with a detached instance. */
@SwitchTest("athanor.persist.detached")
class PersistDetachedTest {
    private static Musician detached(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.detach(zappi);
        trial.forget();
        return zappi;
    }

    @SetTo("error")
    void refused(Trial trial) {
        Musician zappi = detached(trial);
        assertThatThrownBy(() -> trial.em.persist(zappi)).isInstanceOf(EntityExistsException.class);
        assertThat(trial.state(zappi)).isEqualTo(DETACHED);
    }

    @SetTo("reattach")
    void attachedWithoutAStatement(Trial trial) {
        Musician zappi = detached(trial);
        trial.em.persist(zappi);
        assertThat(trial.state(zappi)).isEqualTo(PERSISTENT);
        trial.em.flush();
        trial.sent();
    }
}
