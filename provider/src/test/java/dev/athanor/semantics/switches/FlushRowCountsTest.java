package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;

/** What a flush does when rows that it deletes are not there. */
@SwitchTest(
        value = "athanor.flush.row-counts",
        entities = {Album.class, Genre.class})
class FlushRowCountsTest {
    private static Album withoutItsLink(Trial trial) {
        trial.rows(
                "album (id, title, version) VALUES (1, 'Tago Mago', 1)",
                "genre (id, name) VALUES (1, 'Krautrock')",
                "album_genre (albums_id, genres_id) VALUES (1, 1)");
        Album album = trial.em.find(Album.class, 1);
        assertThat(album.genres).hasSize(1);
        trial.elsewhere("DELETE FROM album_genre");
        album.genres.clear();
        trial.forget();
        return album;
    }

    @SetTo("lenient")
    void nothing(Trial trial) {
        withoutItsLink(trial);
        trial.em.flush();
        assertThat(trial.gists()).contains("DELETE album_genre");
    }

    @SetTo("check")
    void failsForLinks(Trial trial) {
        withoutItsLink(trial);
        assertThatThrownBy(trial.em::flush).isInstanceOf(OptimisticLockException.class);
    }
}
