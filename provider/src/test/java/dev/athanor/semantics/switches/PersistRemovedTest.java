package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.DELETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Until when persist() takes a removal back. */
@SwitchTest("athanor.persist.removed")
class PersistRemovedTest {
    private static Musician deleted(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        trial.em.persist(zappi);
        assertThat(trial.session.deletedInstances())
                .as("taken back before the flush")
                .isEmpty();
        trial.em.remove(zappi);
        trial.em.flush();
        trial.forget();
        return zappi;
    }

    @SetTo("revive")
    void whileTheTransactionLasts(Trial trial) {
        Musician zappi = deleted(trial);
        trial.em.persist(zappi);
        assertThat(trial.em.contains(zappi)).isTrue();
        trial.em.flush();
        trial.sent("INSERT musician");
    }

    @SetTo("before-flush")
    void notOnceTheRowIsDeleted(Trial trial) {
        Musician zappi = deleted(trial);
        assertThatThrownBy(() -> trial.em.persist(zappi)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trial.state(zappi)).isEqualTo(DELETED);
    }
}
