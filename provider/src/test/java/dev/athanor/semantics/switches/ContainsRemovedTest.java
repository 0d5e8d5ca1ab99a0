package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What contains() says of an instance that is marked as removed. */
@SwitchTest("athanor.contains.removed")
class ContainsRemovedTest {
    @SetTo("true")
    void containedUntilTheFlush(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        assertThat(trial.em.contains(zappi)).isTrue();
        trial.em.flush();
        assertThat(trial.em.contains(zappi)).isFalse();
    }

    @SetTo("false")
    void goneAtOnce(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        assertThat(trial.em.contains(zappi)).isFalse();
    }
}
