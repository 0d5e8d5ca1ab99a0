package dev.athanor.conformance.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.statement.Values;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down all rows, sorted by the values of their columns. */
record TableDump(Product product, List<TableShape> tables) {
    /** Numbers by size, texts by letters, null at the end. */
    private static final Comparator<JsonNode> BY_VALUE = Comparator.<JsonNode, Boolean>comparing(JsonNode::isNull)
            .thenComparingLong(value -> value.isNumber() ? value.asLong() : 0L)
            .thenComparing(value -> value.asText());

    JsonNode of(Connection connection) throws SQLException {
        ObjectNode dump = JsonNodeFactory.instance.objectNode();
        try (Statement statement = connection.createStatement()) {
            for (TableShape table : tables) {
                dump.set(table.name(), rows(statement, table));
            }
        }
        return dump;
    }

    private ArrayNode rows(Statement statement, TableShape table) throws SQLException {
        List<ObjectNode> rows = new ArrayList<>();
        String columns = table.columns().stream()
                .map(column -> product.quoted(column.name()))
                .collect(Collectors.joining(", "));
        try (ResultSet result = statement.executeQuery("SELECT " + columns + " FROM " + product.quoted(table.name()))) {
            while (result.next()) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (Column column : table.columns()) {
                    row.set(column.name(), Values.json(result.getObject(row.size() + 1)));
                }
                rows.add(row);
            }
        }
        rows.sort((left, right) -> compare(table, left, right));
        return Values.array(rows);
    }

    private static int compare(TableShape table, ObjectNode left, ObjectNode right) {
        for (Column column : table.columns()) {
            int difference = BY_VALUE.compare(left.path(column.name()), right.path(column.name()));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
