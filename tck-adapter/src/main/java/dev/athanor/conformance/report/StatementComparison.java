package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the statements of a step. */
final class StatementComparison {
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE");

    private final StatementOrder order;
    private final InsertedRows inserted;

    StatementComparison(Mapping mapping) {
        this.order = new StatementOrder(mapping);
        this.inserted = new InsertedRows(mapping);
    }

    void compare(List<JsonNode> expected, List<JsonNode> observed, List<Difference> differences) {
        List<JsonNode> expectedWrites = writes(expected);
        List<JsonNode> observedWrites = writes(observed);
        if (!counts(expectedWrites).equals(counts(observedWrites))) {
            differences.add(different(1, "written rows", expectedWrites, observedWrites));
        } else if (!order.isSame(expectedWrites, observedWrites)) {
            differences.add(different(2, "order of written rows", expectedWrites, observedWrites));
        }
        List<String> expectedReads = reads(expected);
        List<String> observedReads = reads(observed);
        if (!counts(expectedReads).equals(counts(observedReads))) {
            differences.add(different(3, "SELECTs", expectedReads, observedReads));
        }
        List<JsonNode> expectedEnds = rest(expected);
        List<JsonNode> observedEnds = rest(observed);
        if (!expectedEnds.equals(observedEnds)) {
            differences.add(different(3, "transaction statements", expectedEnds, observedEnds));
        }
    }

    private static Difference different(int level, String subject, List<?> expected, List<?> observed) {
        return new Difference(level, subject, expected.toString(), observed.toString());
    }

    private static boolean isWrite(JsonNode statement) {
        return WRITING.contains(statement.path(0).asText());
    }

    static boolean isRead(JsonNode statement) {
        return statement.path(0).asText().equals("SELECT");
    }

    private List<JsonNode> writes(List<JsonNode> statements) {
        return statements.stream()
                .filter(StatementComparison::isWrite)
                .map(inserted::normalised)
                .toList();
    }

    /** The tables that are read. */
    private static List<String> reads(List<JsonNode> statements) {
        return statements.stream()
                .filter(StatementComparison::isRead)
                .map(statement -> statement.path(1).asText())
                .toList();
    }

    private static List<JsonNode> rest(List<JsonNode> statements) {
        return statements.stream()
                .filter(statement -> !isWrite(statement) && !isRead(statement))
                .toList();
    }

    private static <T> Map<T, Integer> counts(List<T> all) {
        Map<T, Integer> counts = new HashMap<>();
        all.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
