package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.boot.PersistenceUnitReader;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queries of the sample application, word for word, and what each of them sends. */
class MusicQueriesTest {
    private final List<Object> made = new ArrayList<>();

    private SessionFactory open(StatementLog log) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("music");
        Music.ENTITIES.forEach(configuration::managedClass);
        SessionFactory factory = SessionFactory.open(
                PersistenceUnitReader.of(configuration),
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        log.dataSource(),
                        "jakarta.persistence.schema-generation.database.action",
                        "drop-and-create"));
        try (Session session = factory.openSession()) {
            session.transaction().begin();
            fill();
            made.forEach(session::persist);
            session.transaction().commit();
        }
        log.clear();
        return factory;
    }

    private <T> T make(T entity) {
        made.add(entity);
        return entity;
    }

    private void fill() {
        for (int i = 1; i <= 2; i++) {
            Music.Artist artist = make(new Music.Artist());
            artist.id = i;
            artist.name = "artist " + i;
            Music.Album album = make(new Music.Album());
            album.id = i;
            album.artist = artist;
            Music.Track track = make(new Music.Track());
            track.id = i;
            track.name = "track " + i;
            track.album = album;
            Music.Playlist playlist = make(new Music.Playlist());
            playlist.id = i;
            playlist.name = "list " + i;
            playlist.tracks.add(track);
            Music.Customer customer = make(new Music.Customer());
            customer.id = i;
            Music.Invoice invoice = make(new Music.Invoice());
            invoice.id = i;
            invoice.customer = customer;
            invoice.total = BigDecimal.valueOf(10L * i);
            invoice.invoiceDate = LocalDateTime.of(2024, 1, i, 0, 0);
            invoice.billingAddress = new Music.Address();
            invoice.billingAddress.country = i == 1 ? "Norway" : "Chile";
            Music.InvoiceLine line = make(new Music.InvoiceLine());
            line.id = i;
            line.invoice = invoice;
            line.track = track;
            line.quantity = i;
            line.unitPrice = BigDecimal.ONE;
        }
        Music.Employee head = make(new Music.Employee());
        head.id = 1;
        Music.Employee hand = make(new Music.Employee());
        hand.id = 2;
        hand.reportsTo = head;
    }

    private static List<?> list(Session session, String text, @Nullable Class<?> type, Object... parameters) {
        return session.list(StoreUnit.bind(session.services().queries().query(text, type), parameters));
    }

    @OnEachDatabase
    void reports(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (SessionFactory factory = open(log);
                Session session = factory.openSession()) {
            List<?> sales = list(session, """
                    select i.billingAddress.country as country, count(i) as invoices, sum(i.total) as revenue
                    from Invoice i
                    group by i.billingAddress.country
                    order by revenue desc, country""", Tuple.class);
            assertThat(sales)
                    .extracting(row -> ((Tuple) row).get("country", String.class))
                    .containsExactly("Chile", "Norway");
            assertThat(((Tuple) sales.get(0)).get("invoices", Long.class)).isEqualTo(1);
            assertThat(((Tuple) sales.get(0)).get("revenue", BigDecimal.class)).isEqualByComparingTo("20");

            QueryCall top =
                    StoreUnit.bind(factory.services().queries().query("""
                    select new dev.athanor.internal.query.Music.TrackSales(
                        t.id, t.name, a.name, sum(l.quantity), sum(l.unitPrice * l.quantity))
                    from InvoiceLine l join l.track t join t.album b join b.artist a
                    group by t.id, t.name, a.name
                    having sum(l.quantity) >= :atLeast
                    order by sum(l.unitPrice * l.quantity) desc, t.id""", Music.TrackSales.class), "atLeast", 2L);
            top.setMaxResults(5);
            assertThat(session.list(top)).singleElement().satisfies(row -> {
                Music.TrackSales track = (Music.TrackSales) row;
                assertThat(track.artist()).isEqualTo("artist 2");
                assertThat(track.sold()).isEqualTo(2);
                assertThat(track.revenue()).isEqualByComparingTo("2");
            });

            assertThat(list(
                            session,
                            "select e from Employee e where e.reportsTo is null order by e.id",
                            Music.Employee.class))
                    .extracting(employee -> ((Music.Employee) employee).id)
                    .containsExactly(1);
            assertThat((Object[]) list(session, """
                    select p.id, p.name, count(t) from Playlist p join p.tracks t
                    group by p.id, p.name
                    order by p.id""", Object[].class).get(1)).containsExactly(2, "list 2", 1L);
            assertThat(log.statements()).hasSize(4);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void objectGraphs(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (SessionFactory factory = open(log);
                Session session = factory.openSession()) {
            Object customer = session.reference(Music.Customer.class, 2);
            List<?> lines = list(session, """
                    select l from InvoiceLine l join fetch l.invoice join fetch l.track
                    where l.invoice.customer = :customer
                    order by l.invoice.invoiceDate, l.id""", Music.InvoiceLine.class, "customer", customer);
            assertThat(lines).singleElement().satisfies(line -> {
                assertThat(((Music.InvoiceLine) line).invoice.total).isEqualByComparingTo("20");
                assertThat(((Music.InvoiceLine) line).track.name).isEqualTo("track 2");
            });
            Object artist = session.reference(Music.Artist.class, 1);
            assertThat(list(session, """
                    select distinct p from Playlist p join p.tracks t
                    where t.album.artist = :artist
                    order by p.id""", Music.Playlist.class, "artist", artist))
                    .extracting(playlist -> ((Music.Playlist) playlist).name)
                    .containsExactly("list 1");
            assertThat(log.statements()).hasSize(2);
            assertThat(log.statements().get(0).split(" JOIN "))
                    .as("invoice and track")
                    .hasSize(3);
            assertThat(log.statements().get(1).split(" JOIN "))
                    .as("links, track, album")
                    .hasSize(4);
        }
    }

    @OnEachDatabase
    void everything(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (SessionFactory factory = open(log);
                Session session = factory.openSession()) {
            Stream.of(
                            "select a from Artist a left join fetch a.albums",
                            "select a from Album a left join fetch a.tracks",
                            "select e from Employee e left join fetch e.reports",
                            "select c from Customer c",
                            "select i from Invoice i left join fetch i.lines",
                            "select p from Playlist p left join fetch p.tracks")
                    .forEach(text -> assertThat(list(session, text, Object.class))
                            .as(text)
                            .hasSize(2));
            assertThat(log.statements()).hasSize(6);
            Music.Employee head = (Music.Employee) session.find(Music.Employee.class, 1);
            assertThat(head.reports).hasSize(1);
            assertThat(log.statements()).as("all was there").hasSize(6);
            assertThat(list(session, "select count(t) from Playlist p join p.tracks t", Long.class))
                    .isEqualTo(List.of(2L));
            assertThat(list(session, "select count(l) from InvoiceLine l", Long.class))
                    .isEqualTo(List.of(2L));
        }
    }
}
