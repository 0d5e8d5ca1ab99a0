package dev.athanor.samples.chinook.reference;

import static java.util.Comparator.comparing;

import dev.athanor.samples.chinook.report.CountrySales;
import dev.athanor.samples.chinook.report.PlaylistSize;
import dev.athanor.samples.chinook.report.TrackSales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reports, computed from the rows of the file with plain collections: what every provider has to arrive at. */
public final class ReferenceFigures {

    private final DatabaseContent content;

    public ReferenceFigures(DatabaseContent content) {
        this.content = content;
    }

    public List<CountrySales> salesByCountry() {
        Map<String, CountrySales> byCountry = new TreeMap<>();
        for (Map<String, String> invoice : content.rows("invoice")) {
            CountrySales sales = new CountrySales(invoice.get("billing_country"), 1, money(invoice, "total"));
            byCountry.merge(
                    sales.country(),
                    sales,
                    (a, b) -> new CountrySales(
                            a.country(),
                            a.invoices() + b.invoices(),
                            a.revenue().add(b.revenue())));
        }
        return byCountry.values().stream()
                .sorted(comparing(CountrySales::revenue).reversed().thenComparing(CountrySales::country))
                .toList();
    }

    public List<TrackSales> topTracks(long atLeast, int limit) {
        Map<Integer, TrackSales> byTrack = new TreeMap<>();
        for (Map<String, String> line : content.rows("invoice_line")) {
            SortedMap<String, String> track = content.row("track", number(line, "track_id"));
            SortedMap<String, String> album = content.row("album", number(track, "album_id"));
            SortedMap<String, String> artist = content.row("artist", number(album, "artist_id"));
            int quantity = number(line, "quantity");
            TrackSales sales = new TrackSales(
                    number(track, "track_id"),
                    track.get("name"),
                    artist.get("name"),
                    quantity,
                    money(line, "unit_price").multiply(BigDecimal.valueOf(quantity)));
            byTrack.merge(
                    sales.trackId(),
                    sales,
                    (a, b) -> new TrackSales(
                            a.trackId(),
                            a.track(),
                            a.artist(),
                            a.quantity() + b.quantity(),
                            a.revenue().add(b.revenue())));
        }
        return byTrack.values().stream()
                .filter(sales -> sales.quantity() >= atLeast)
                .sorted(comparing(TrackSales::revenue).reversed().thenComparing(TrackSales::trackId))
                .limit(limit)
                .toList();
    }

    /** Names, each indented by the number of superiors. */
    public List<String> employeeTree() {
        List<String> lines = new ArrayList<>();
        addReports("(null)", "", lines);
        return lines;
    }

    private void addReports(String superior, String indentation, List<String> lines) {
        for (Map<String, String> employee : content.rows("employee")) {
            if (employee.get("reports_to").equals(superior)) {
                lines.add(indentation + employee.get("first_name") + " " + employee.get("last_name"));
                addReports(employee.get("employee_id"), indentation + "  ", lines);
            }
        }
    }

    /** Invoice, track and price of each line of a customer's invoices, the oldest first. */
    public List<String> purchases(int customer) {
        return content.rows("invoice_line").stream()
                .filter(line -> number(invoice(line), "customer_id") == customer)
                .sorted(comparing((Map<String, String> line) -> invoice(line).get("invoice_date"))
                        .thenComparing(line -> number(line, "invoice_line_id")))
                .map(line -> line.get("invoice_id") + " "
                        + content.row("track", number(line, "track_id")).get("name") + " " + line.get("unit_price"))
                .toList();
    }

    private SortedMap<String, String> invoice(Map<String, String> line) {
        return content.row("invoice", number(line, "invoice_id"));
    }

    public List<PlaylistSize> playlistSizes() {
        Map<Integer, PlaylistSize> byPlaylist = new TreeMap<>();
        for (Map<String, String> link : content.rows("playlist_track")) {
            int id = number(link, "playlist_id");
            byPlaylist.merge(
                    id,
                    new PlaylistSize(id, content.row("playlist", id).get("name"), 1),
                    (a, b) -> new PlaylistSize(a.id(), a.name(), a.tracks() + 1));
        }
        return List.copyOf(byPlaylist.values());
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(row.get(column));
    }

    private static BigDecimal money(Map<String, String> row, String column) {
        return new BigDecimal(row.get(column)).setScale(2);
    }
}
