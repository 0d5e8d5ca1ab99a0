package dev.athanor.samples.chinook;

import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.samples.chinook.console.Output;

/**
 * Tells the whole story on standard output: import, reports, an edit, a merge, a removal, a refusal, and
 * one session with other rules. Runs on H2 in
 * memory, or on the PostgreSQL server that {@code -Ddatabase=postgresql} asks for.
 */
public final class Chinook {

    private Chinook() {}

    public static void main(String[] args) {
        Output out = Output.standard();
        Database database = Database.chosen();
        out.line("The Chinook music shop on " + database + " in " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.version"));
        try (HikariDataSource pool = database.open();
                Story story = Story.open(pool, out)) {
            story.tell();
        }
    }
}
