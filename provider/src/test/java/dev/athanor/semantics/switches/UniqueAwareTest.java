package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;

/** Whether a flush writes rows that free unique values before those that take them. */
@SwitchTest(
        value = "athanor.flush.unique-aware",
        entities = {Album.class, Genre.class})
class UniqueAwareTest {
    private static void taken(Trial trial) {
        trial.rows("album (id, title, version) VALUES (1, 'Tago Mago', 1)");
        trial.em.remove(trial.em.find(Album.class, 1));
        trial.em.persist(new Album(2, "Tago Mago"));
        trial.forget();
    }

    @SetTo("true")
    void theDeleteGoesFirst(Trial trial) {
        taken(trial);
        trial.em.flush();
        assertThat(trial.gists()).containsSubsequence("DELETE album", "INSERT album");
    }

    @SetTo("false")
    void theConstraintIsViolated(Trial trial) {
        taken(trial);
        assertThatThrownBy(trial.em::flush).isInstanceOf(PersistenceException.class);
        assertThat(trial.gists()).contains("INSERT album").doesNotContain("DELETE album");
    }
}
