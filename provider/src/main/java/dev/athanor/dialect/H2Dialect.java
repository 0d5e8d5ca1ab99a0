package dev.athanor.dialect;

import dev.athanor.internal.jdbc.SqlErrorClassifier;
import dev.athanor.schema.Column;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Sequence;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.render.SqlRenderer;
import dev.athanor.type.ColumnType;
import org.jspecify.annotations.Nullable;

/** H2, version 2 and later, in its regular mode. Immutable, shared by all threads. */
public final class H2Dialect implements Dialect {
    private final H2Style style = new H2Style();
    private final SqlRenderer renderer = new SqlRenderer(style);
    private final SqlErrorClassifier errors = new H2Errors();

    /** Creates the dialect. */
    public H2Dialect() {}

    @Override
    public String name() {
        return style.name();
    }

    @Override
    public RenderedSql render(Statement statement) {
        return renderer.render(statement);
    }

    @Override
    public Identifiers identifiers() {
        return style.identifiers();
    }

    @Override
    public SqlErrorClassifier errors() {
        return errors;
    }

    @Override
    public String typeName(ColumnType type, Column.Shape shape) {
        return H2Types.columnType(type, shape);
    }

    @Override
    public RenderedSql nextValues(Sequence sequence) {
        return SequenceQueries.query(
                "SELECT NEXT VALUE FOR " + identifiers().written(sequence) + " FROM SYSTEM_RANGE(1, ?)");
    }

    @Override
    public int longestName() {
        return 256;
    }

    @Override
    public int mostParameters() {
        return 100_000;
    }

    @Override
    public @Nullable String lockTimeout(int millis) {
        return null;
    }

    @Override
    public String toString() {
        return name();
    }
}
