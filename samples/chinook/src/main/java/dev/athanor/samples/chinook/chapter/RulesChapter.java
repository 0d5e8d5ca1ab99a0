package dev.athanor.samples.chinook.chapter;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.Savepoint;
import dev.athanor.samples.chinook.console.TextTable;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.model.Artist;
import dev.athanor.samples.chinook.model.Playlist;
import dev.athanor.samples.chinook.model.Track;
import dev.athanor.samples.chinook.report.Reports;
import dev.athanor.samples.chinook.report.RowCounts;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One EntityManager with the rules of SQLAlchemy, on the same factory as all others: an attribute expires, a savepoint takes an
 * object back, a playlist of a thousand tracks is asked without being loaded, and an artist leaves with one DELETE.
 */
public final class RulesChapter implements Chapter {

    private static final int TRACK = 1;
    private static final int LARGE_PLAYLIST = 5;
    private static final int NEVER_SOLD = 197;
    private static final int TEN_MINUTES = 600_000;

    @Override
    public String title() {
        return "One session with other rules";
    }

    @Override
    public Traffic tell(Stage stage) {
        // Everything but the rules of the relationships themselves can be chosen for one EntityManager.
        try (EntityManager em = stage.factory().createEntityManager(Map.of("athanor.semantics", "sqlalchemy"))) {
            AthanorSession session = em.unwrap(AthanorSession.class);
            return expire(stage, em, session)
                    .plus(rewind(stage, em, session))
                    .plus(ask(stage, em, session))
                    .plus(remove(stage, em));
        }
    }

    /** The price changes elsewhere. Of the track nothing else is read again. */
    private static Traffic expire(Stage stage, EntityManager em, AthanorSession session) {
        return part(stage, "An attribute expires", () -> {
            Track track = em.find(Track.class, TRACK);
            stage.factory()
                    .runInTransaction(
                            other -> other.createQuery("update Track t set t.unitPrice = :price where t.id = :id")
                                    .setParameter("price", new BigDecimal("1.29"))
                                    .setParameter("id", TRACK)
                                    .executeUpdate());
            stage.out().line("The price is " + track.getUnitPrice() + ", as it was read,");
            session.expire(track, "unitPrice");
            stage.out().line("and " + track.getUnitPrice() + " when it has expired.");
        });
    }

    /** A price is tried out. No transaction is lost for it, and the object has the former price again. */
    private static Traffic rewind(Stage stage, EntityManager em, AthanorSession session) {
        return part(stage, "A savepoint takes an object back", () -> {
            Track track = em.find(Track.class, TRACK);
            Savepoint savepoint = session.savepoint();
            track.setUnitPrice(new BigDecimal("0.49"));
            em.flush();
            stage.out().line("Within the savepoint the price is " + track.getUnitPrice() + ",");
            savepoint.rollback();
            stage.out().line("and " + track.getUnitPrice() + " when it is rolled back.");
        });
    }

    /** The database counts and searches a playlist of more than a thousand tracks, and only what is asked for is read. */
    private static Traffic ask(Stage stage, EntityManager em, AthanorSession session) {
        return part(stage, "A collection is asked, and not loaded", () -> {
            Playlist playlist = em.find(Playlist.class, LARGE_PLAYLIST);
            DynamicCollection<Track> tracks = session.dynamic(playlist, "tracks");
            stage.out().line(playlist.getName() + " has " + tracks.count() + " tracks.");
            TextTable table = new TextTable("track", "minutes");
            tracks.matching("e.milliseconds > ?1", TEN_MINUTES)
                    .orderBy("milliseconds desc")
                    .limit(3)
                    .list()
                    .forEach(track -> table.row(track.getName(), track.getMilliseconds() / 60_000));
            stage.out().table("The longest ones", table);
            stage.out().line("");
            stage.out()
                    .line("Of the playlist itself there is in memory: "
                            + String.join(", ", session.inspect(playlist).loaded()));
        });
    }

    /** Albums, tracks and their places in playlists go by the ON DELETE CASCADE of the tables, unread. */
    private static Traffic remove(Stage stage, EntityManager em) {
        RowCounts before = stage.ask(Reports::rowCounts);
        Traffic traffic = part(stage, "An artist leaves with one DELETE", () -> {
            em.remove(em.find(Artist.class, NEVER_SOLD));
            em.getTransaction().commit();
        });
        RemovalChapter.showRows(stage, before);
        return traffic;
    }

    private static Traffic part(Stage stage, String title, Runnable work) {
        stage.out().line("");
        stage.out().line(title);
        stage.out().line("");
        Traffic traffic = stage.log().during(work);
        stage.out().statements(traffic);
        return traffic;
    }
}
