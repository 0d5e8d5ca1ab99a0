package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;

/** Who refuses a new instance whose primary key lacks a value. */
@SwitchTest("athanor.flush.key-check")
class FlushKeyCheckTest {
    @SetTo("flush")
    void theFlushAtTheLatest(Trial trial) {
        assertThatThrownBy(() -> {
                    trial.em.persist(new Musician());
                    trial.em.flush();
                })
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("ATH2109");
        trial.sent();
    }

    @SetTo("database")
    void theDatabase(Trial trial) {
        trial.em.persist(new Musician());
        assertThatThrownBy(trial.em::flush).isInstanceOf(PersistenceException.class);
        trial.sent("INSERT musician");
    }

    @SetTo("flush")
    void theFlushRefusesAKeyThatIsTaken(Trial trial) {
        trial.musician(3);
        trial.em.persist(new Musician(3, "Werner"));
        trial.forget();
        assertThatThrownBy(trial.em::flush).hasMessageContaining("ATH2110 Musician#3");
        trial.sent();
    }

    @SetTo("database")
    void theDatabaseRefusesAKeyThatIsTaken(Trial trial) {
        trial.musician(3);
        trial.em.persist(new Musician(3, "Werner"));
        trial.forget();
        assertThatThrownBy(trial.em::flush).isInstanceOf(PersistenceException.class);
        trial.sent("INSERT musician");
    }
}
