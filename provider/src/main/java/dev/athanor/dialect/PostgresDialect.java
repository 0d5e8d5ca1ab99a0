package dev.athanor.dialect;

import dev.athanor.message.SqlErrorClassifier;
import dev.athanor.schema.Column;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Sequence;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.render.SqlRenderer;
import dev.athanor.type.ColumnType;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, version 13 and later. Immutable, shared by all threads. */
public final class PostgresDialect implements Dialect {
    private final PostgresStyle style = new PostgresStyle();
    private final SqlRenderer renderer = new SqlRenderer(style);
    private final SqlErrorClassifier errors = new PostgresErrors();

    /** Creates the dialect. */
    public PostgresDialect() {}

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
        return PostgresTypes.columnType(type, shape);
    }

    @Override
    public RenderedSql nextValues(Sequence sequence) {
        String literal = style.literal(identifiers().written(sequence));
        return SequenceQueries.query("SELECT nextval(" + literal + ") FROM generate_series(1, ?)");
    }

    @Override
    public int longestName() {
        return 63;
    }

    @Override
    public int mostParameters() {
        return 65_535;
    }

    /** Holds until the end of the transaction. */
    @Override
    public @Nullable String lockTimeout(int millis) {
        return "SET LOCAL lock_timeout = " + millis;
    }

    @Override
    public String defaultLockTimeout() {
        return "SET LOCAL lock_timeout TO DEFAULT";
    }

    @Override
    public boolean failureEndsTransaction() {
        return true;
    }

    @Override
    public String toString() {
        return name();
    }
}
