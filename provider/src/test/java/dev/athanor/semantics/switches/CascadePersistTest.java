package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

/** When PERSIST cascades beyond the call. */
@SwitchTest(
        value = "athanor.cascade.persist",
        entities = {Tour.class, Gig.class},
        with = "athanor.inverse-sync=on")
class CascadePersistTest {
    @SetTo("flush")
    void atTheFlush(Trial trial) {
        Tour north = new Tour(1, "North");
        trial.em.persist(north);
        Gig oslo = new Gig(1, "Oslo");
        north.gigs.add(oslo);
        assertThat(trial.em.contains(oslo)).isFalse();
        trial.em.flush();
        assertThat(trial.em.contains(oslo)).isTrue();
        trial.sent("INSERT tour", "INSERT gig");
    }

    @SetTo("event")
    void withTheChangeOfTheRelationship(Trial trial) {
        Tour north = new Tour(1, "North");
        trial.em.persist(north);
        Gig oslo = new Gig(1, "Oslo");
        north.gigs.add(oslo);
        assertThat(trial.state(oslo)).isEqualTo(PENDING);
        trial.em.flush();
        trial.sent("INSERT tour", "INSERT gig");
    }

    @SetTo("event")
    void onlyFromTheSideThatTheProgramTouched(Trial trial) {
        Tour north = new Tour(1, "North");
        trial.em.persist(north);
        Gig oslo = new Gig(1, "Oslo");
        oslo.tour = north;
        assertThat(north.gigs).containsExactly(oslo);
        assertThat(trial.state(oslo)).isEqualTo(TRANSIENT);
    }
}
