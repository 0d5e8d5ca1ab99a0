package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;

/** Which side of a many-to-many takes its association rows along when it is removed. */
@SwitchTest(
        value = "athanor.remove.association-rows",
        entities = {Album.class, Genre.class})
class RemoveAssociationRowsTest {
    private static Genre related(Trial trial) {
        trial.rows(
                "album (id, title, version) VALUES (1, 'Tago Mago', 1)",
                "genre (id, name) VALUES (1, 'Krautrock')",
                "album_genre (albums_id, genres_id) VALUES (1, 1)");
        Genre krautrock = trial.em.find(Genre.class, 1);
        trial.em.remove(krautrock);
        trial.forget();
        return krautrock;
    }

    @SetTo("owner")
    void theOwningSide(Trial trial) {
        related(trial);
        assertThatThrownBy(trial.em::flush).as("an album is this genre's").isInstanceOf(PersistenceException.class);
        assertThat(trial.gists()).doesNotContain("DELETE album_genre");
    }

    @SetTo("both")
    void eitherSide(Trial trial) {
        related(trial);
        trial.em.flush();
        assertThat(trial.gists()).containsSubsequence("DELETE album_genre", "DELETE genre");
    }
}
