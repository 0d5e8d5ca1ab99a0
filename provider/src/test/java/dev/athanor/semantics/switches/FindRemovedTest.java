package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What find() returns for an instance that is marked as removed. */
@SwitchTest("athanor.find.removed")
class FindRemovedTest {
    @SetTo("null")
    void nothing(Trial trial) {
        trial.em.remove(trial.musician(3));
        assertThat(trial.em.find(Musician.class, 3)).isNull();
    }

    @SetTo("return")
    void theInstanceUntilTheFlush(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.remove(zappi);
        assertThat(trial.em.find(Musician.class, 3)).isSameAs(zappi);
        trial.em.flush();
        assertThat(trial.em.find(Musician.class, 3)).isNull();
    }
}
