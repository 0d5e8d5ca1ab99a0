package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.TransactionStatus;
import jakarta.persistence.PersistenceException;

/** What a failed flush does. */
@SwitchTest("athanor.flush.failed")
class FlushFailedTest {
    private static Musician failed(Trial trial) {
        Musician another = new Musician(3, "Werner");
        trial.em.persist(another);
        assertThatThrownBy(trial.em::flush).isInstanceOf(PersistenceException.class);
        return another;
    }

    @SetTo("rollback-only")
    void marksTheTransaction(Trial trial) {
        failed(trial);
        assertThat(trial.em.getTransaction().getRollbackOnly()).isTrue();
        assertThat(trial.session.transactionStatus()).isNotEqualTo(TransactionStatus.FAILED);
    }

    @SetTo("restore")
    void rollsBackAtOnce(Trial trial) {
        Musician another = failed(trial);
        assertThat(trial.state(another)).isEqualTo(TRANSIENT);
        assertThat(trial.session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> trial.em.find(Band.class, 1)).hasMessageContaining("ATH2151");
        trial.em.getTransaction().rollback();
        trial.em.getTransaction().begin();
        assertThat(trial.band(1).name).isEqualTo("Can");
    }
}
