package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.PERSISTENT;
import static org.assertj.core.api.Assertions.assertThat;

/** What merge() does with a pending instance. */
@SwitchTest("athanor.merge.pending")
class MergePendingSwitchTest {
    @SetTo("return")
    void returnsIt(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        trial.em.persist(michael);
        try (var block = trial.session.withoutAutoflush()) {
            assertThat(trial.em.merge(michael)).isSameAs(michael);
        }
        assertThat(trial.state(michael)).isEqualTo(PENDING);
        trial.sent();
    }

    @SetTo("flush")
    void flushesItFirst(Trial trial) {
        trial.em.setProperty("athanor.autoflush", "any-load");
        Musician michael = new Musician(4, "Michael");
        trial.em.persist(michael);
        assertThat(trial.em.merge(michael)).isSameAs(michael);
        assertThat(trial.state(michael)).isEqualTo(PERSISTENT);
        trial.sent("INSERT musician");
    }

    @SetTo("flush")
    void copiesItWhereNothingFlushes(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        trial.em.persist(michael);
        try (var block = trial.session.withoutAutoflush()) {
            assertThat(trial.em.merge(michael)).isNotSameAs(michael);
        }
        assertThat(trial.session.newInstances()).hasSize(2);
    }
}
