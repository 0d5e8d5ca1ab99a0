package dev.athanor.samples.chinook.report;

import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows each table has, by the name of the table. */
public record RowCounts(Map<String, Long> byTable) {

    public RowCounts {
        byTable = Collections.unmodifiableMap(new LinkedHashMap<>(byTable));
    }

    static RowCounts read(EntityManager em) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("genre", count(em, "select count(g) from Genre g"));
        counts.put("media_type", count(em, "select count(m) from MediaType m"));
        counts.put("artist", count(em, "select count(a) from Artist a"));
        counts.put("album", count(em, "select count(a) from Album a"));
        counts.put("track", count(em, "select count(t) from Track t"));
        counts.put("employee", count(em, "select count(e) from Employee e"));
        counts.put("customer", count(em, "select count(c) from Customer c"));
        counts.put("invoice", count(em, "select count(i) from Invoice i"));
        counts.put("invoice_line", count(em, "select count(l) from InvoiceLine l"));
        counts.put("playlist", count(em, "select count(p) from Playlist p"));
        // No entity stands for a row of the join table: a pair of a playlist and a track does.
        counts.put("playlist_track", count(em, "select count(t) from Playlist p join p.tracks t"));
        return new RowCounts(counts);
    }

    public long of(String table) {
        return byTable.getOrDefault(table, 0L);
    }

    public long total() {
        return byTable.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long count(EntityManager em, String jpql) {
        return em.createQuery(jpql, Long.class).getSingleResult();
    }
}
