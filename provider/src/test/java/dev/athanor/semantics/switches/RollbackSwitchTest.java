package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PERSISTENT;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

/** What instances become when the transaction is rolled back. */
@SwitchTest("athanor.rollback")
class RollbackSwitchTest {
    @SetTo("detach")
    void detached(Trial trial) {
        Band can = trial.band(1);
        Musician removed = trial.musician(3);
        Musician added = new Musician(4, "Michael");
        trial.em.persist(added);
        trial.em.remove(removed);
        trial.em.flush();
        trial.em.getTransaction().rollback();
        assertThat(trial.state(can)).isEqualTo(DETACHED);
        assertThat(trial.state(removed)).isEqualTo(DETACHED);
        assertThat(trial.state(added)).isEqualTo(TRANSIENT);
    }

    @SetTo("restore")
    void whatTheyWereBefore(Trial trial) {
        Band can = trial.band(1);
        Musician removed = trial.musician(3);
        Musician added = new Musician(4, "Michael");
        trial.em.persist(added);
        trial.em.remove(removed);
        trial.em.flush();
        trial.em.getTransaction().rollback();
        assertThat(trial.state(can)).isEqualTo(PERSISTENT);
        assertThat(trial.loaded(can)).isEmpty();
        assertThat(trial.state(removed)).isEqualTo(PERSISTENT);
        assertThat(trial.state(added)).isEqualTo(TRANSIENT);
    }
}
