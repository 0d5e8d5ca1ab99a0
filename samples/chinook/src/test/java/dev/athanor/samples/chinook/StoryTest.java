package dev.athanor.samples.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.athanor.samples.chinook.console.Output;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.model.Customer;
import dev.athanor.samples.chinook.model.Employee;
import dev.athanor.samples.chinook.model.InvoiceLine;
import dev.athanor.samples.chinook.reference.DatabaseContent;
import dev.athanor.samples.chinook.reference.FileReader;
import dev.athanor.samples.chinook.reference.JdbcReader;
import dev.athanor.samples.chinook.reference.ReferenceFigures;
import dev.athanor.samples.chinook.report.Reports;
import dev.athanor.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole story on one database, one chapter after the other. After each the tables, read by plain JDBC, have to hold
 * exactly what plain code makes of the file, and the statements that it took are guarded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StoryTest {

    private static final int CUSTOMER = 6;

    private final TestDatabase.Kind kind;
    private final DatabaseContent expected = FileReader.read();
    private final ReferenceFigures figures = new ReferenceFigures(expected);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private TestDatabase database;
    private Story story;
    private int told;

    StoryTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = TestDatabase.open(kind);
        story = Story.open(
                database.dataSource(), new Output(new PrintStream(output, true, StandardCharsets.UTF_8), false));
    }

    @AfterAll
    void close() {
        try {
            if (story != null) {
                story.close();
            }
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    @Test
    @Order(1)
    void importsEveryRow() {
        Traffic traffic = tell(1);
        assertThat(printed()).contains("100 %  15,607 of 15,607 rows").contains("playlist_track   8,715");
        assertThat(traffic.executionsOf("insert")).isEqualTo(15_607);
        assertThat(traffic.texts().keySet()).allMatch(sql -> sql.regionMatches(true, 0, "insert", 0, 6));
        assertThat(traffic.commits()).isEqualTo(1);
        assertTablesAreAsExpected();
        TrafficLimits.IMPORT.guard(traffic);
    }

    @Test
    @Order(2)
    void reportsTheRightFigures() {
        Traffic traffic = tell(2);
        assertReports();
        assertThat(printed())
                .contains("USA                   91   523.06")
                .contains("The Woman King")
                .contains("    Robert King     IT Staff");
        assertTablesAreAsExpected();
        TrafficLimits.REPORTS.guard(traffic);
    }

    @Test
    @Order(3)
    void writesWhatChangedInTheGraph() {
        Traffic traffic = tell(3);
        expected.row("customer", 6).put("address", "Údolní 33");
        expected.row("customer", 6).put("city", "Brno");
        expected.row("customer", 6).put("postal_code", "60200");
        expected.row("customer", 6).put("support_rep_id", "3");
        expected.row("invoice", 404).put("total", "24.87");
        expected.remove("invoice_line", 2201);
        Rows.NEW_INVOICE.addTo(expected);
        assertTablesAreAsExpected();
        assertReports();
        assertWrites(traffic, 3, 2, 1);
        TrafficLimits.EDIT.guard(traffic);
    }

    @Test
    @Order(4)
    void writesOnlyTheDifferencesOfAMergedFile() {
        Traffic traffic = tell(4);
        Stream.of(3177, 3200, 3223).forEach(id -> expected.row("track", id).put("unit_price", "1.49"));
        expected.row("album", 30).put("title", "BBC Sessions [Disc 1, Live]");
        expected.row("album", 127).put("title", "BBC Sessions [Disc 2, Live]");
        expected.row("playlist", 9).put("name", "Videos");
        Rows.NEW_ALBUM.addTo(expected);
        assertTablesAreAsExpected();
        assertWrites(traffic, 4, 6, 0);
        TrafficLimits.MERGE.guard(traffic);
    }

    @Test
    @Order(5)
    void deletesAnArtistWithAlbumsTracksAndLinks() {
        Traffic traffic = tell(5);
        expected.remove("artist", 275);
        Stream.of(347, 348).forEach(id -> expected.remove("album", id));
        Stream.of(3503, 3504, 3505).forEach(id -> expected.remove("track", id));
        Stream.of(1, 5, 8, 12, 13).forEach(id -> expected.unlink(id, 3503));
        expected.unlink(12, 3504);
        assertTablesAreAsExpected();
        assertThat(printed()).contains("Classical                             76     74");
        assertWrites(traffic, 0, 0, 12);
        TrafficLimits.REMOVAL.guard(traffic);
    }

    @Test
    @Order(6)
    void losesNothingWhenTheDatabaseRefuses() {
        Traffic traffic = tell(6);
        assertTablesAreAsExpected();
        assertThat(printed()).contains("Refused:").contains("Nothing is lost: all 15,601 rows are still there.");
        assertThat(traffic.commits()).isZero();
        assertThat(traffic.rollbacks()).isEqualTo(1);
        TrafficLimits.REFUSAL.guard(traffic);
    }

    @Test
    @Order(7)
    void tellsOfASessionWithOtherRules() {
        Traffic traffic = tell(7);
        expected.row("track", 1).put("unit_price", "1.29");
        expected.remove("artist", 197);
        expected.remove("album", 262);
        Stream.of(3349, 3350).forEach(id -> {
            expected.remove("track", id);
            expected.unlink(1, id);
            expected.unlink(8, id);
        });
        assertTablesAreAsExpected();
        assertThat(printed())
                .contains("The price is 0.99, as it was read,")
                .contains("and 1.29 when it has expired.")
                .contains("Within the savepoint the price is 0.49,")
                .contains("and 1.29 when it is rolled back.")
                .contains("Music has 1476 tracks.")
                .contains("Dazed And Confused       18")
                .contains("in memory: id, name");
        assertWrites(traffic, 0, 2, 1);
        TrafficLimits.RULES.guard(traffic);
    }

    /** Tells a chapter if the one before it was told to its end; otherwise there is nothing to see. */
    private Traffic tell(int chapter) {
        assumeThat(told).isEqualTo(chapter - 1);
        output.reset();
        Traffic traffic = story.tell(Story.CHAPTERS.get(chapter - 1));
        told = chapter;
        return traffic;
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private void assertTablesAreAsExpected() {
        assertThat(expected.differencesTo(JdbcReader.read(database.dataSource())))
                .isEmpty();
    }

    private void assertReports() {
        story.stage().factory().runInTransaction(em -> {
            Reports reports = new Reports(em);
            assertThat(reports.salesByCountry()).isEqualTo(figures.salesByCountry());
            assertThat(reports.topTracks(2, 10)).isEqualTo(figures.topTracks(2, 10));
            assertThat(tree(reports.heads(), "")).isEqualTo(figures.employeeTree());
            assertThat(reports.playlistSizes()).isEqualTo(figures.playlistSizes());
            assertThat(reports.purchasesOf(em.find(Customer.class, CUSTOMER)))
                    .extracting(StoryTest::purchase)
                    .isEqualTo(figures.purchases(CUSTOMER));
        });
    }

    private static String purchase(InvoiceLine line) {
        return line.getInvoice().getId() + " " + line.getTrack().getName() + " " + line.getUnitPrice();
    }

    private static List<String> tree(List<Employee> employees, String indentation) {
        return employees.stream()
                .flatMap(employee -> Stream.concat(
                        Stream.of(indentation + employee.getName()),
                        tree(employee.getReports(), indentation + "  ").stream()))
                .toList();
    }

    private static void assertWrites(Traffic traffic, int inserts, int updates, int deletes) {
        assertThat(traffic.executionsOf("insert"))
                .as("inserted rows of %s", traffic.texts())
                .isEqualTo(inserts);
        assertThat(traffic.executionsOf("update"))
                .as("updated rows of %s", traffic.texts())
                .isEqualTo(updates);
        assertThat(traffic.executionsOf("delete"))
                .as("deleted rows of %s", traffic.texts())
                .isEqualTo(deletes);
    }
}
