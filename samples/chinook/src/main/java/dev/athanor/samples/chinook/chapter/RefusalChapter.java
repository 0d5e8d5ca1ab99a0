package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.report.Reports;
import dev.athanor.samples.chinook.report.RowCounts;
import jakarta.persistence.PersistenceException;
import java.util.Locale;

/** The same for an artist whose tracks are on invoices: the database refuses, and nothing is lost. */
public final class RefusalChapter implements Chapter {

    private static final int OFTEN_SOLD = 1;

    @Override
    public String title() {
        return "Deleting an artist whose tracks were sold";
    }

    @Override
    public Traffic tell(Stage stage) {
        RowCounts before = stage.ask(Reports::rowCounts);
        Traffic traffic = stage.log().during(() -> tryToRemove(stage));
        RowCounts after = stage.ask(Reports::rowCounts);
        stage.out().line("");
        stage.out()
                .line(
                        after.equals(before)
                                ? String.format(
                                        Locale.ROOT, "Nothing is lost: all %,d rows are still there.", after.total())
                                : "Rows are lost: " + before + " became " + after);
        return traffic;
    }

    private static void tryToRemove(Stage stage) {
        try {
            stage.factory().runInTransaction(em -> ArtistRemoval.remove(em, OFTEN_SOLD));
            stage.out().line("The artist is gone, and the invoices point nowhere.");
        } catch (PersistenceException refusal) {
            stage.out().line("Refused:");
            for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                stage.out().line("  " + cause.getClass().getSimpleName() + ": " + firstLine(cause));
            }
        }
    }

    /** Drivers append the whole statement; the first line says what happened. */
    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
