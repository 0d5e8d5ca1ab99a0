package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.console.Output;
import dev.athanor.samples.chinook.file.ChinookFile;
import dev.athanor.samples.chinook.jdbc.TrafficLog;
import dev.athanor.samples.chinook.report.Reports;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;

/**
 * What the chapters share.
 *
 * @param factory the only way to the database
 * @param log what goes to the database, as seen below the factory
 * @param file the data file as it was shipped
 * @param out where the story is told
 */
public record Stage(EntityManagerFactory factory, TrafficLog log, ChinookFile file, Output out) {

    /** Asks one of the reports, in a transaction of its own. */
    public <T> T ask(Function<Reports, T> question) {
        return factory.callInTransaction(em -> question.apply(new Reports(em)));
    }
}
