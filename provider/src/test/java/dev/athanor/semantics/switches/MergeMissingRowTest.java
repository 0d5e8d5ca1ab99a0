package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;

/** What merge() makes of a detached instance with a version whose row is gone. */
@SwitchTest(
        value = "athanor.merge.missing-row",
        entities = {Album.class, Genre.class})
class MergeMissingRowTest {
    private static Album gone(Trial trial) {
        trial.rows("album (id, title, version) VALUES (1, 'Tago Mago', 1)");
        Album album = trial.em.find(Album.class, 1);
        trial.em.detach(album);
        trial.elsewhere("DELETE FROM album");
        return album;
    }

    @SetTo("error")
    void refused(Trial trial) {
        Album gone = gone(trial);
        assertThatThrownBy(() -> trial.em.merge(gone)).isInstanceOf(OptimisticLockException.class);
    }

    @SetTo("insert")
    void aNewRow(Trial trial) {
        Album merged = trial.em.merge(gone(trial));
        assertThat(trial.state(merged)).isEqualTo(PENDING);
        trial.em.flush();
        assertThat(trial.gists()).contains("INSERT album");
    }
}
