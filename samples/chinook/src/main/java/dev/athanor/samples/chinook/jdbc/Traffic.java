package dev.athanor.samples.chinook.jdbc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What went to the database during some piece of work. Immutable.
 *
 * @param statements statements that were executed; a batch is one, however many entries it has
 * @param batches how many of these were batches
 * @param batchEntries sets of parameters that went with the batches
 * @param commits transactions that were committed
 * @param rollbacks transactions that were rolled back
 * @param texts how often each text was executed, an entry of a batch counting as one; in order of first execution
 */
public record Traffic(
        int statements, int batches, int batchEntries, int commits, int rollbacks, Map<String, Integer> texts) {

    /** Nothing at all. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, Map.of());

    public Traffic {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** This, and what went to the database later. */
    public Traffic plus(Traffic later) {
        Map<String, Integer> all = new LinkedHashMap<>(texts);
        later.texts.forEach((text, count) -> all.merge(text, count, Integer::sum));
        return new Traffic(
                statements + later.statements,
                batches + later.batches,
                batchEntries + later.batchEntries,
                commits + later.commits,
                rollbacks + later.rollbacks,
                all);
    }

    /**
     * How often the application waited for the database: once for each statement and each end of a transaction. A
     * driver may need more, for large batches and results; none needs less.
     */
    public int roundTrips() {
        return statements + commits + rollbacks;
    }

    /** How many times a statement was executed whose text begins with the given words, whatever their case. */
    public int executionsOf(String beginning) {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().regionMatches(true, 0, beginning, 0, beginning.length()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return counted(statements, "statement") + " (" + counted(batches, "batch") + " with "
                + counted(batchEntries, "entry") + "), " + counted(commits, "commit") + ", "
                + counted(rollbacks, "rollback") + ": " + counted(roundTrips(), "round trip");
    }

    private static String counted(int count, String noun) {
        String plural = noun.endsWith("y")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + (noun.endsWith("h") ? "es" : "s");
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : plural);
    }
}
