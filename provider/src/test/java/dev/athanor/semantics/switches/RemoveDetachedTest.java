package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What remove() does with a detached instance. */
@SwitchTest("athanor.remove.detached")
class RemoveDetachedTest {
    private static Musician detached(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.detach(zappi);
        trial.forget();
        return zappi;
    }

    @SetTo("error")
    void refused(Trial trial) {
        Musician zappi = detached(trial);
        assertThatThrownBy(() -> trial.em.remove(zappi)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trial.state(zappi)).isEqualTo(DETACHED);
    }

    @SetTo("attach")
    void attachedAndMarked(Trial trial) {
        Musician zappi = detached(trial);
        trial.em.remove(zappi);
        assertThat(trial.session.deletedInstances()).containsExactly(zappi);
        trial.em.flush();
        trial.sent("DELETE musician");
    }
}
