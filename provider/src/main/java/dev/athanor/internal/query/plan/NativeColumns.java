package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Column;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a result, which show when the statement has run. Names count without regard to case. Immutable. */
final class NativeColumns {
    private final List<String> labels;
    private final Map<String, Integer> positions = new HashMap<>();

    NativeColumns(List<String> labels) {
        this.labels = List.copyOf(labels);
        for (int i = 0; i < labels.size(); i++) {
            positions.putIfAbsent(labels.get(i).toLowerCase(Locale.ROOT), i + 1);
        }
    }

    static NativeColumns of(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return new NativeColumns(labels);
    }

    List<String> labels() {
        return labels;
    }

    /** @throws InvalidArgumentException if there is no such column */
    int position(String label) {
        Integer position = find(label);
        if (position == null) {
            throw new InvalidArgumentException(QueryCallMessage.LABEL_MISSING, label, String.join(", ", labels));
        }
        return position;
    }

    /**
     * Where a mapped column lies.
     *
     * @param label the label that a mapping gives it; null for its own name
     * @throws InvalidArgumentException if there is no such column
     */
    int position(Mapper mapper, Column column, @Nullable String label) {
        String name = label == null ? column.name().text() : label;
        Integer position = find(name);
        if (position == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.COLUMN_MISSING, mapper.entityName(), name, String.join(", ", labels));
        }
        return position;
    }

    private @Nullable Integer find(String label) {
        return positions.get(label.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NativeColumns columns && labels.equals(columns.labels);
    }

    @Override
    public int hashCode() {
        return labels.hashCode();
    }
}
