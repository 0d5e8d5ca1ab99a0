package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.OnDelete;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.ReferentialAction;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the removal of an owner leaves to ON DELETE in the database: nothing, what is not loaded, or everything. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class PassiveDeleteTest {
    private static final String FREE_TRACK = "UPDATE pd_track SET album_id = ? WHERE id = ?";
    private static final String DELETE_TRACK = "DELETE FROM pd_track WHERE id = ?";
    private static final String DELETE_COVER = "DELETE FROM pd_cover WHERE id = ?";
    private static final String DELETE_ALBUM = "DELETE FROM pd_album WHERE id = ?";
    private static final String DELETE_LIST = "DELETE FROM pd_list WHERE id = ?";
    private static final String UNLINK = "DELETE FROM pd_list_pd_track WHERE lists_id = ? AND tracks_id = ?";

    /** An album of two tracks, which ON DELETE sets free, and of two covers, which it deletes; a list of both tracks. */
    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(database, choices, Album.class, Track.class, Cover.class, TrackList.class);
        unit.execute(
                "INSERT INTO pd_album (id) VALUES (1)",
                "INSERT INTO pd_track (id, album_id) VALUES (1, 1), (2, 1)",
                "INSERT INTO pd_cover (id, album_id) VALUES (1, 1), (2, 1)",
                "INSERT INTO pd_list (id) VALUES (1)",
                "INSERT INTO pd_list_pd_track (lists_id, tracks_id) VALUES (1, 1), (1, 2)");
        return unit;
    }

    private static Map<String, String> sqlalchemy(String attribute, PassiveDeletesMode mode) {
        return Map.of(
                "athanor.semantics",
                "sqlalchemy",
                "athanor.attribute." + PassiveDeleteTest.class.getName() + "$" + attribute + ".passive-deletes",
                mode.name().toLowerCase(Locale.ROOT));
    }

    private static void assertRows(ManagerUnit unit, String query, long count) {
        unit.inTransaction(
                manager -> assertThat(manager.createQuery(query, Long.class).getSingleResult())
                        .isEqualTo(count));
    }

    @OnEachDatabase
    void withoutItWhatIsNotLoadedIsLoadedAndDeleted(TestDatabase database) {
        try (ManagerUnit unit = unit(database, sqlalchemy("Album.covers", PassiveDeletesMode.FALSE));
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.remove(manager.find(Album.class, 1));
            manager.getTransaction().commit();
            assertThat(unit.log.statements("SELECT")).anyMatch(sql -> sql.contains("pd_cover"));
            assertThat(unit.writes()).containsExactly(DELETE_COVER + " x2", DELETE_ALBUM);
        }
    }

    @OnEachDatabase
    void whatIsNotLoadedIsDeletedByTheDatabase(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.semantics", "sqlalchemy"));
                EntityManager manager = unit.factory.createEntityManager()) {
            Cover unnoticed = manager.find(Cover.class, 1);
            Album album = manager.find(Album.class, 1);
            unit.log.clear();
            manager.remove(album);
            manager.flush();
            assertThat(unit.log.statements()).containsExactly(DELETE_ALBUM);
            // In the session, but in no loaded collection: nobody has looked.
            assertState(unnoticed, Lifecycle.PERSISTENT);
            manager.getTransaction().commit();
            assertRows(unit, "select count(c) from Cover c", 0);
        }
    }

    @OnEachDatabase
    void whatIsLoadedIsDeletedByTheFlush(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.semantics", "sqlalchemy"));
                EntityManager manager = unit.factory.createEntityManager()) {
            Album album = manager.find(Album.class, 1);
            List<Cover> covers = List.copyOf(album.covers);
            manager.remove(album);
            manager.flush();
            assertThat(unit.writes()).containsExactly(DELETE_COVER + " x2", DELETE_ALBUM);
            assertThat(covers).hasSize(2).allSatisfy(cover -> assertState(cover, Lifecycle.DELETED));
        }
    }

    @OnEachDatabase
    void whatWouldBeSetFreeIsSetFreeByTheDatabaseUnlessItIsLoaded(TestDatabase database) {
        for (boolean loaded : new boolean[] {true, false}) {
            try (ManagerUnit unit = unit(database, Map.of("athanor.semantics", "sqlalchemy"));
                    EntityManager manager = unit.factory.createEntityManager()) {
                Album album = manager.find(Album.class, 1);
                Track track = loaded ? album.tracks.get(0) : manager.find(Track.class, 1);
                manager.remove(album);
                manager.flush();
                assertThat(unit.writes())
                        .isEqualTo(loaded ? List.of(FREE_TRACK + " x2", DELETE_ALBUM) : List.of(DELETE_ALBUM));
                manager.getTransaction().commit();
                assertState(track, Lifecycle.PERSISTENT);
                assertThat(track.album).isNull();
                assertRows(unit, "select count(t) from Track t where t.album is null", 2);
            }
        }
    }

    @OnEachDatabase
    void allLeavesAlsoWhatIsLoaded(TestDatabase database) {
        try (ManagerUnit unit = unit(database, sqlalchemy("Album.tracks", PassiveDeletesMode.ALL));
                EntityManager manager = unit.factory.createEntityManager()) {
            Album album = manager.find(Album.class, 1);
            Track track = album.tracks.get(0);
            assertThat(track.album).isSameAs(album);
            manager.remove(album);
            manager.flush();
            assertThat(unit.writes()).containsExactly(DELETE_ALBUM);
            assertThat(track.album).isSameAs(album);
            manager.getTransaction().commit();
            assertThat(track.album).isNull();
        }
    }

    @OnEachDatabase
    void allIsAboutTheRemovalOfTheOwner(TestDatabase database) {
        try (ManagerUnit unit = unit(database, sqlalchemy("Album.tracks", PassiveDeletesMode.ALL));
                EntityManager manager = unit.factory.createEntityManager()) {
            Album album = manager.find(Album.class, 1);
            Track left = album.tracks.remove(0);
            manager.flush();
            assertThat(unit.writes()).containsExactly(FREE_TRACK);
            assertThat(left.album).isNull();
            // A member that is removed itself is deleted, whatever the owner leaves to the database.
            manager.remove(album.tracks.get(0));
            manager.remove(album);
            manager.flush();
            assertThat(unit.writes()).containsExactly(FREE_TRACK, DELETE_TRACK, DELETE_ALBUM);
        }
    }

    @OnEachDatabase
    void associationRowsOfAnUnloadedCollectionGoByThemselves(TestDatabase database) {
        for (boolean loaded : new boolean[] {true, false}) {
            try (ManagerUnit unit = unit(database, Map.of("athanor.semantics", "sqlalchemy"));
                    EntityManager manager = unit.factory.createEntityManager()) {
                TrackList list = manager.find(TrackList.class, 1);
                if (loaded) {
                    assertThat(list.tracks).hasSize(2);
                }
                manager.remove(list);
                manager.getTransaction().commit();
                assertThat(unit.writes())
                        .isEqualTo(loaded ? List.of(UNLINK + " x2", DELETE_LIST) : List.of(DELETE_LIST));
            }
        }
    }

    @OnEachDatabase
    void theChoiceHoldsInTheStandardToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of())) {
            unit.inTransaction(manager -> {
                Album album = manager.find(Album.class, 1);
                unit.log.clear();
                manager.remove(album);
                manager.flush();
                assertThat(unit.log.statements()).containsExactly(DELETE_ALBUM);
            });
            assertRows(unit, "select count(c) from Cover c", 0);
            assertRows(unit, "select count(t) from Track t where t.album is null", 2);
        }
    }

    @Entity
    @Table(name = "pd_album")
    static class Album {
        @Id
        Integer id;

        @OneToMany(mappedBy = "album")
        @PassiveDeletes
        @OrderBy("id")
        List<Track> tracks = new ArrayList<>();

        @OneToMany(mappedBy = "album", cascade = CascadeType.ALL)
        @PassiveDeletes
        @OrderBy("id")
        List<Cover> covers = new ArrayList<>();
    }

    @Entity
    @Table(name = "pd_track")
    static class Track {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.SET_NULL)
        Album album;

        @ManyToMany(mappedBy = "tracks")
        @PassiveDeletes
        List<TrackList> lists = new ArrayList<>();
    }

    @Entity
    @Table(name = "pd_cover")
    static class Cover {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Album album;
    }

    @Entity
    @Table(name = "pd_list")
    static class TrackList {
        @Id
        Integer id;

        @ManyToMany
        @PassiveDeletes
        @OnDelete(ReferentialAction.CASCADE)
        @OrderBy("id")
        List<Track> tracks = new ArrayList<>();
    }
}
