package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a change of an owned relationship raises the version, though no column of the row changes. */
@SwitchTest(
        value = "athanor.version.relationships",
        entities = {Album.class, Genre.class})
class VersionRelationshipsTest {
    private static Album changed(Trial trial) {
        trial.rows("album (id, title, version) VALUES (1, 'Tago Mago', 1)", "genre (id, name) VALUES (1, 'Krautrock')");
        Album album = trial.em.find(Album.class, 1);
        album.genres.add(trial.em.find(Genre.class, 1));
        trial.forget();
        trial.em.flush();
        return album;
    }

    @SetTo("true")
    void itDoes(Trial trial) {
        Album album = changed(trial);
        assertThat(trial.gists()).contains("UPDATE album", "INSERT album_genre");
        assertThat(album.version).isEqualTo(2);
    }

    @SetTo("false")
    void onlyAChangedRowDoes(Trial trial) {
        Album album = changed(trial);
        assertThat(trial.gists()).contains("INSERT album_genre").doesNotContain("UPDATE album");
        assertThat(album.version).isEqualTo(1);
    }
}
