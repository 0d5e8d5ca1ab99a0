package dev.athanor.sql.render;

import dev.athanor.schema.Column;
import dev.athanor.sql.Insert;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Turns statement trees into text in the style of one database. Immutable, shared by all threads. */
public final class SqlRenderer {
    private final SqlStyle style;

    /**
     * Creates a renderer.
     *
     * @param style what differs for the database
     */
    public SqlRenderer(SqlStyle style) {
        this.style = Objects.requireNonNull(style);
    }

    /**
     * A statement as text.
     *
     * @param statement the tree
     * @throws dev.athanor.message.InvalidArgumentException if it calls a function that the style has not
     * @throws IllegalArgumentException if a value has no literal
     */
    public RenderedSql render(Statement statement) {
        SqlWriter writer = new SqlWriter(style);
        statement.accept(new DmlRenderer(writer));
        return writer.finished(statement instanceof Insert insert ? stored(insert.generated()) : List.of());
    }

    private List<String> stored(List<Column> columns) {
        return columns.stream()
                .map(column -> style.identifiers().stored(column.name()))
                .toList();
    }
}
