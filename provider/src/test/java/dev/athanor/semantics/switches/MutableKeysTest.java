package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;

/** Whether the primary key of a persistent instance may be changed. */
@SwitchTest("athanor.mutable-keys")
class MutableKeysTest {
    @SetTo("true")
    void theRowGetsAnotherKey(Trial trial) {
        Musician zappi = trial.musician(3);
        zappi.id = 30;
        trial.em.flush();
        trial.sent("SELECT musician", "UPDATE musician");
        assertThat(trial.em.find(Musician.class, 30)).isSameAs(zappi);
        trial.sent();
    }

    @SetTo("false")
    void refused(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.forget();
        zappi.id = 30;
        assertThatThrownBy(trial.em::flush)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("ATH2107");
        trial.sent();
    }
}
