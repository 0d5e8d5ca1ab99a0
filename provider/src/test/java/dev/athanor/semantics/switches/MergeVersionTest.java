package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;

/** Whether merge() compares the version of the given instance with that of the row. */
@SwitchTest(
        value = "athanor.merge.version",
        entities = {Album.class, Genre.class})
class MergeVersionTest {
    private static Album stale(Trial trial) {
        trial.rows("album (id, title, version) VALUES (1, 'Tago Mago', 1)");
        Album album = trial.em.find(Album.class, 1);
        trial.em.detach(album);
        trial.elsewhere("UPDATE album SET version = 2");
        return album;
    }

    @SetTo("true")
    void aStaleOneIsRefused(Trial trial) {
        Album stale = stale(trial);
        assertThatThrownBy(() -> trial.em.merge(stale)).isInstanceOf(OptimisticLockException.class);
    }

    @SetTo("false")
    void aStaleOneIsCopied(Trial trial) {
        Album stale = stale(trial);
        stale.title = "Ege Bamyasi";
        assertThat(trial.em.merge(stale).title).isEqualTo("Ege Bamyasi");
    }
}
