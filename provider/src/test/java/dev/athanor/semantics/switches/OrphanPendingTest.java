package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a pending instance that leaves its owner. */
@SwitchTest(
        value = "athanor.orphan.pending",
        entities = {Tour.class, Gig.class})
class OrphanPendingTest {
    private static Gig left(Trial trial) {
        Tour north = new Tour(1, "North");
        Gig oslo = new Gig(1, "Oslo");
        north.gigs.add(oslo);
        trial.em.persist(north);
        assertThat(trial.state(oslo)).isEqualTo(PENDING);
        north.gigs.remove(oslo);
        return oslo;
    }

    @SetTo("remove")
    void removedAtTheFlush(Trial trial) {
        Gig oslo = left(trial);
        assertThat(trial.state(oslo)).isEqualTo(PENDING);
        trial.em.flush();
        trial.sent("INSERT tour");
        assertThat(trial.em.contains(oslo)).isFalse();
    }

    @SetTo("expunge")
    void transientAtOnce(Trial trial) {
        Gig oslo = left(trial);
        assertThat(trial.state(oslo)).isEqualTo(TRANSIENT);
        trial.em.flush();
        trial.sent("INSERT tour");
    }
}
