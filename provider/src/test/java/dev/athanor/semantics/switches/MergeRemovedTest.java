package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What merge() does if the instance is removed. */
@SwitchTest("athanor.merge.removed")
class MergeRemovedTest {
    @SetTo("error")
    void refused(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        try (var block = trial.session.withoutAutoflush()) {
            assertThatThrownBy(() -> trial.em.merge(zappi)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> trial.em.merge(new Musician(3, "Werner")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @SetTo("copy")
    void copiedIntoWhatIsRemoved(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        try (var block = trial.session.withoutAutoflush()) {
            assertThat(trial.em.merge(new Musician(3, "Werner"))).isSameAs(zappi);
        }
        assertThat(zappi.name).isEqualTo("Werner");
        assertThat(trial.session.deletedInstances()).containsExactly(zappi);
    }
}
