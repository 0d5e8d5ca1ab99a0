package dev.athanor.samples.chinook;

import dev.athanor.samples.chinook.reference.DatabaseContent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows that a chapter adds, written down column by column. */
final class Rows {

    /** What chapter 3 sells. */
    static final Rows NEW_INVOICE = new Rows()
            .with(
                    "invoice",
                    "invoice_id=413",
                    "customer_id=6",
                    "invoice_date=2025-12-23T10:30:00",
                    "billing_address=Údolní 33",
                    "billing_city=Brno",
                    "billing_state=",
                    "billing_country=Czech Republic",
                    "billing_postal_code=60200",
                    "total=2.97")
            .with(
                    "invoice_line",
                    "invoice_line_id=2241",
                    "invoice_id=413",
                    "track_id=15",
                    "unit_price=0.99",
                    "quantity=1")
            .with(
                    "invoice_line",
                    "invoice_line_id=2242",
                    "invoice_id=413",
                    "track_id=16",
                    "unit_price=0.99",
                    "quantity=2");

    /** What the edited copy of chapter 4 has in addition. */
    static final Rows NEW_ALBUM = new Rows()
            .with("album", "album_id=348", "title=Glassworks", "artist_id=275")
            .with("track", track("track_id=3504", "name=Opening", "milliseconds=384000", "bytes=6160000"))
            .with("track", track("track_id=3505", "name=Floe", "milliseconds=361000", "bytes=5790000"))
            .with("playlist_track", "playlist_id=12", "track_id=3504");

    private record Row(String table, SortedMap<String, String> values) {}

    private final List<Row> rows = new ArrayList<>();

    private Rows() {}

    void addTo(DatabaseContent content) {
        rows.forEach(row -> content.add(row.table(), row.values()));
    }

    private Rows with(String table, String... columns) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String column : columns) {
            int separator = column.indexOf('=');
            values.put(column.substring(0, separator), column.substring(separator + 1));
        }
        rows.add(new Row(table, values));
        return this;
    }

    private static String[] track(String... own) {
        List<String> columns = new ArrayList<>(List.of(own));
        columns.addAll(List.of("album_id=348", "media_type_id=2", "genre_id=24"));
        columns.addAll(List.of("composer=Philip Glass", "unit_price=0.99"));
        return columns.toArray(String[]::new);
    }
}
