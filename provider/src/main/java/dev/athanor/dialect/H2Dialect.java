package dev.athanor.dialect;

import dev.athanor.message.SqlErrorClassifier;
import dev.athanor.schema.Column;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.render.SqlRenderer;
import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** H2, version 2 and later, in its regular mode. Immutable, shared by all threads. */
public final class H2Dialect implements Dialect {
    private final H2Style style = new H2Style();
    private final SqlRenderer renderer = new SqlRenderer(style);
    private final SqlErrorClassifier errors = new H2Errors();

    private final String defaultSchema;

    /** Creates the dialect of databases with their usual default schema. */
    public H2Dialect() {
        this("PUBLIC");
    }

    /**
     * Creates the dialect.
     *
     * @param defaultSchema where tables without a schema are
     */
    H2Dialect(String defaultSchema) {
        this.defaultSchema = Objects.requireNonNull(defaultSchema);
    }

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
    public String referenced(Table target, Table from) {
        // H2 looks for a name without schema where the referring table is, not in the default schema.
        return target.schema() == null && from.schema() != null
                ? identifiers().written(new Name(defaultSchema, true))
                        + '.'
                        + identifiers().written(target.name())
                : identifiers().written(target);
    }

    /** The tables are truncated one by one, so that what refers to them must not be looked at meanwhile. */
    @Override
    public List<String> truncate(List<Table> tables) {
        List<String> statements = new ArrayList<>();
        statements.add("SET REFERENTIAL_INTEGRITY FALSE");
        tables.forEach(table -> statements.add("TRUNCATE TABLE " + identifiers().written(table)));
        statements.add("SET REFERENTIAL_INTEGRITY TRUE");
        return statements;
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
