package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.ForeignKey;
import dev.athanor.conformance.corpus.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares the order of statements as far as it matters: within a table, and between tables of which one refers to the other. */
final class StatementOrder {
    private final Set<List<String>> dependent = new HashSet<>();
    private final Set<String> associations = new HashSet<>();

    StatementOrder(Mapping mapping) {
        mapping.entities().forEach(entity -> note(entity.table(), entity.columns()));
        mapping.tables().forEach(table -> {
            note(table.name(), table.columns());
            associations.add(table.name());
        });
    }

    private void note(String table, List<Column> columns) {
        for (Column column : columns) {
            ForeignKey reference = column.reference();
            if (reference != null) {
                dependent.add(List.of(table, reference.table()));
                dependent.add(List.of(reference.table(), table));
            }
        }
    }

    /** Whether two lists with the same statements have them in an order that is the same to the database. */
    boolean isSame(List<JsonNode> expected, List<JsonNode> observed) {
        List<JsonNode> left = normalised(expected);
        List<JsonNode> right = normalised(observed);
        Set<String> tables = new LinkedHashSet<>();
        left.forEach(statement -> tables.add(tableOf(statement)));
        for (String one : tables) {
            for (String other : tables) {
                boolean matters = one.equals(other) || dependent.contains(List.of(one, other));
                if (matters && !of(left, one, other).equals(of(right, one, other))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<JsonNode> of(List<JsonNode> statements, String one, String other) {
        return statements.stream()
                .filter(statement -> {
                    String table = tableOf(statement);
                    return table.equals(one) || table.equals(other);
                })
                .toList();
    }

    /** Rows of an association table that are written one after the other may come in any order. */
    private List<JsonNode> normalised(List<JsonNode> statements) {
        List<JsonNode> all = new ArrayList<>();
        int start = 0;
        while (start < statements.size()) {
            JsonNode first = statements.get(start);
            int end = start + 1;
            while (end < statements.size()
                    && associations.contains(tableOf(first))
                    && isAlike(first, statements.get(end))) {
                end++;
            }
            List<JsonNode> run = new ArrayList<>(statements.subList(start, end));
            run.sort(Comparator.comparing(JsonNode::toString));
            all.addAll(run);
            start = end;
        }
        return all;
    }

    private static boolean isAlike(JsonNode first, JsonNode second) {
        return first.path(0).equals(second.path(0)) && first.path(1).equals(second.path(1));
    }

    private static String tableOf(JsonNode statement) {
        return statement.path(1).asText();
    }
}
