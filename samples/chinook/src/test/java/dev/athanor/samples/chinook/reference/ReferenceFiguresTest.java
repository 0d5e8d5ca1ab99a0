package dev.athanor.samples.chinook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.samples.chinook.report.CountrySales;
import dev.athanor.samples.chinook.report.PlaylistSize;
import dev.athanor.samples.chinook.report.TrackSales;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference itself, against figures that were written down once: neither can drift without the other. */
class ReferenceFiguresTest {

    private final DatabaseContent file = FileReader.read();
    private final ReferenceFigures figures = new ReferenceFigures(file);

    @Test
    void theFileHas15607RowsInElevenTables() {
        Map<String, Integer> expected = Map.ofEntries(
                Map.entry("genre", 25),
                Map.entry("media_type", 5),
                Map.entry("artist", 275),
                Map.entry("album", 347),
                Map.entry("track", 3_503),
                Map.entry("employee", 8),
                Map.entry("customer", 59),
                Map.entry("invoice", 412),
                Map.entry("invoice_line", 2_240),
                Map.entry("playlist", 18),
                Map.entry("playlist_track", 8_715));
        expected.forEach(
                (table, rows) -> assertThat(file.rowCount(table)).as(table).isEqualTo(rows));
        assertThat(expected.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(15_607);
    }

    @Test
    void salesByCountry() {
        List<CountrySales> sales = figures.salesByCountry();
        assertThat(sales).hasSize(24);
        assertThat(sales.subList(0, 5))
                .containsExactly(
                        new CountrySales("USA", 91, new BigDecimal("523.06")),
                        new CountrySales("Canada", 56, new BigDecimal("303.96")),
                        new CountrySales("France", 35, new BigDecimal("195.10")),
                        new CountrySales("Brazil", 35, new BigDecimal("190.10")),
                        new CountrySales("Germany", 28, new BigDecimal("156.48")));
        assertThat(sales.stream().mapToLong(CountrySales::invoices).sum()).isEqualTo(412);
        assertThat(sales.stream().map(CountrySales::revenue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("2328.60");
    }

    @Test
    void topTracks() {
        List<TrackSales> tracks = figures.topTracks(2, 10);
        assertThat(tracks)
                .extracting(TrackSales::trackId)
                .containsExactly(2832, 2850, 2868, 3177, 3200, 3214, 3223, 3250, 2, 8);
        assertThat(tracks.get(0))
                .isEqualTo(new TrackSales(2832, "The Woman King", "Battlestar Galactica", 2, new BigDecimal("3.98")));
    }

    @Test
    void employeeTree() {
        assertThat(figures.employeeTree())
                .containsExactly(
                        "Andrew Adams",
                        "  Nancy Edwards",
                        "    Jane Peacock",
                        "    Margaret Park",
                        "    Steve Johnson",
                        "  Michael Mitchell",
                        "    Robert King",
                        "    Laura Callahan");
    }

    @Test
    void purchasesOfOneCustomer() {
        List<String> purchases = figures.purchases(6);
        assertThat(purchases).hasSize(38);
        assertThat(purchases.get(37)).isEqualTo("404 So Cruel 0.99");
    }

    @Test
    void playlistSizes() {
        List<PlaylistSize> sizes = figures.playlistSizes();
        assertThat(sizes).hasSize(14);
        assertThat(sizes.get(0)).isEqualTo(new PlaylistSize(1, "Music", 3_290));
        assertThat(sizes.stream().mapToLong(PlaylistSize::tracks).sum()).isEqualTo(8_715);
    }
}
