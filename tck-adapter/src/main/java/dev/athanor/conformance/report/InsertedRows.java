package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import java.util.HashSet;
import java.util.Set;

/** What INSERT statements write: a column that is left out becomes null, unless the database has a default for it. */
final class InsertedRows {
    private final Set<String> columnsWithDefault = new HashSet<>();

    InsertedRows(Mapping mapping) {
        for (Entity entity : mapping.entities()) {
            for (Column column : entity.columns()) {
                if (column.serverDefault() != null) {
                    columnsWithDefault.add(entity.table() + "." + column.name());
                }
            }
        }
    }

    /** The statement without columns that would be null anyway. */
    JsonNode normalised(JsonNode statement) {
        if (!statement.path(0).asText().equals("INSERT")) {
            return statement;
        }
        JsonNode copy = statement.deepCopy();
        String table = copy.path(1).asText();
        ((ObjectNode) copy.get(2))
                .properties()
                .removeIf(column ->
                        column.getValue().isNull() && !columnsWithDefault.contains(table + "." + column.getKey()));
        return copy;
    }
}
