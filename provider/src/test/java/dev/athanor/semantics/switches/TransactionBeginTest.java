package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.TransactionRequiredException;

/** Whether a transaction begins only when the program begins it. */
@SwitchTest("athanor.transaction.begin")
class TransactionBeginTest {
    @SetTo("explicit")
    void theProgramBeginsIt(Trial trial) {
        trial.commit();
        trial.em.persist(new Musician(4, "Michael"));
        assertThat(trial.em.getTransaction().isActive()).isFalse();
        assertThatThrownBy(trial.em::flush).isInstanceOf(TransactionRequiredException.class);
    }

    @SetTo("auto")
    void workBeginsIt(Trial trial) {
        trial.commit();
        trial.em.persist(new Musician(4, "Michael"));
        assertThat(trial.em.getTransaction().isActive()).isTrue();
        trial.commit();
        trial.sent("INSERT musician");
    }
}
