package dev.athanor.conformance.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries out a statement that the corpus describes: {@code ["UPDATE", table, {column: value}, {where}]}. */
public final class RowStatement {
    private final Product product;
    private final List<JsonNode> values = new ArrayList<>();

    /** For statements on a product. */
    public RowStatement(Product product) {
        this.product = product;
    }

    /** Carries it out on a connection, without committing. */
    public void execute(Connection connection, JsonNode statement) throws SQLException {
        values.clear();
        String table = product.quoted(statement.path(1).asText());
        String sql = switch (statement.path(0).asText()) {
            case "INSERT" -> insert(table, statement.path(2));
            case "UPDATE" -> "UPDATE " + table + " SET " + pairs(statement.path(2), ", ") + where(statement.path(3));
            case "DELETE" -> "DELETE FROM " + table + where(statement.path(2));
            default -> throw new IllegalArgumentException("no statement of the corpus: " + statement);
        };
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                prepared.setObject(i + 1, value(values.get(i)));
            }
            prepared.executeUpdate();
        }
    }

    private static @org.jspecify.annotations.Nullable Object value(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return json.isInt() ? (Object) json.asInt() : json.asText();
    }

    String insert(String table, JsonNode row) {
        String columns = row.properties().stream()
                .map(Map.Entry::getKey)
                .map(product::quoted)
                .collect(Collectors.joining(", "));
        row.forEach(values::add);
        String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    }

    private String where(JsonNode condition) {
        return condition.isEmpty() ? "" : " WHERE " + pairs(condition, " AND ");
    }

    private String pairs(JsonNode columns, String separator) {
        boolean condition = separator.contains("AND");
        return columns.properties().stream()
                .map(entry -> {
                    String column = product.quoted(entry.getKey());
                    if (condition && entry.getValue().isNull()) {
                        return column + " IS NULL";
                    }
                    values.add(entry.getValue());
                    return column + " = ?";
                })
                .collect(Collectors.joining(separator));
    }
}
