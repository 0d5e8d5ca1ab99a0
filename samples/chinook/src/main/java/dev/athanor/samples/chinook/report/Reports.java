package dev.athanor.samples.chinook.report;

import dev.athanor.samples.chinook.model.Artist;
import dev.athanor.samples.chinook.model.Customer;
import dev.athanor.samples.chinook.model.Employee;
import dev.athanor.samples.chinook.model.InvoiceLine;
import dev.athanor.samples.chinook.model.Playlist;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;

/** The queries of the sample. All are read-only and run in the EntityManager that they are given. */
public final class Reports {

    private final EntityManager em;

    public Reports(EntityManager em) {
        this.em = em;
    }

    /** Revenue per country, the best first. */
    public List<CountrySales> salesByCountry() {
        String jpql = """
                select i.billingAddress.country as country, count(i) as invoices, sum(i.total) as revenue
                from Invoice i
                group by i.billingAddress.country
                order by revenue desc, country""";
        return em.createQuery(jpql, Tuple.class).getResultList().stream()
                .map(row -> new CountrySales(
                        row.get("country", String.class),
                        row.get("invoices", Long.class),
                        row.get("revenue", BigDecimal.class)))
                .toList();
    }

    /** The tracks that earned most among those that sold at least so often. */
    public List<TrackSales> topTracks(long atLeast, int limit) {
        String jpql = """
                select new dev.athanor.samples.chinook.report.TrackSales(
                    t.id, t.name, a.name, sum(l.quantity), sum(l.unitPrice * l.quantity))
                from InvoiceLine l join l.track t join t.album b join b.artist a
                group by t.id, t.name, a.name
                having sum(l.quantity) >= :atLeast
                order by sum(l.unitPrice * l.quantity) desc, t.id""";
        return em.createQuery(jpql, TrackSales.class)
                .setParameter("atLeast", atLeast)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those who report to nobody; the others hang on them. */
    public List<Employee> heads() {
        return em.createQuery("select e from Employee e where e.reportsTo is null order by e.id", Employee.class)
                .getResultList();
    }

    /** All that a customer ever bought, line by line, with invoices and tracks in the same trip. */
    public List<InvoiceLine> purchasesOf(Customer customer) {
        String jpql = """
                select l from InvoiceLine l join fetch l.invoice join fetch l.track
                where l.invoice.customer = :customer
                order by l.invoice.invoiceDate, l.id""";
        return em.createQuery(jpql, InvoiceLine.class)
                .setParameter("customer", customer)
                .getResultList();
    }

    /** The playlists that have any track at all, with their sizes. */
    public List<PlaylistSize> playlistSizes() {
        String jpql = """
                select p.id, p.name, count(t) from Playlist p join p.tracks t
                group by p.id, p.name
                order by p.id""";
        return em.createQuery(jpql, Object[].class).getResultList().stream()
                .map(row -> new PlaylistSize((Integer) row[0], (String) row[1], (Long) row[2]))
                .toList();
    }

    /** The playlists that have a track of the given artist. */
    public List<Playlist> playlistsWith(Artist artist) {
        String jpql = """
                select distinct p from Playlist p join p.tracks t
                where t.album.artist = :artist
                order by p.id""";
        return em.createQuery(jpql, Playlist.class)
                .setParameter("artist", artist)
                .getResultList();
    }

    /** How many rows each table has. */
    public RowCounts rowCounts() {
        return RowCounts.read(em);
    }
}
