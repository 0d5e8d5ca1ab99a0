package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

/** What merge() does with an instance that is persistent in this session. */
@SwitchTest(
        value = "athanor.merge.managed",
        with = {"athanor.cascade.persist=flush", "athanor.cascade.default=persist-merge"})
class MergeManagedTest {
    private static Musician newInAManagedBand(Trial trial) {
        Band can = trial.band(1);
        Musician klaus = new Musician(4, "Klaus");
        can.musicians.add(klaus);
        try (var block = trial.session.withoutAutoflush()) {
            assertThat(trial.em.merge(can)).isSameAs(can);
        }
        return klaus;
    }

    @SetTo("cascade")
    void whatItRefersToIsMerged(Trial trial) {
        newInAManagedBand(trial);
        assertThat(trial.session.newInstances()).hasSize(1);
    }

    @SetTo("ignore")
    void allIsLeftAsItIs(Trial trial) {
        Musician klaus = newInAManagedBand(trial);
        assertThat(trial.session.newInstances()).isEmpty();
        assertThat(trial.state(klaus)).isEqualTo(TRANSIENT);
    }
}
