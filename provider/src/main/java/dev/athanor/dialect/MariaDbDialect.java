package dev.athanor.dialect;

import dev.athanor.message.SqlErrorClassifier;
import dev.athanor.schema.Column;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.render.SqlRenderer;
import dev.athanor.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MariaDB, version 10.11 and later, with InnoDB tables. Immutable, shared by all threads. */
public final class MariaDbDialect implements Dialect {
    private final MariaDbStyle style = new MariaDbStyle();
    private final SqlRenderer renderer = new SqlRenderer(style);
    private final SqlErrorClassifier errors = new MariaDbErrors();

    /** Creates the dialect. */
    public MariaDbDialect() {}

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
    public ColumnType adapted(ColumnType type, Column.Shape shape) {
        return MariaDbTypes.adapted(type, shape);
    }

    @Override
    public String typeName(ColumnType type, Column.Shape shape) {
        return MariaDbTypes.columnType(type, shape);
    }

    @Override
    public String identityClause() {
        return "AUTO_INCREMENT";
    }

    /** One row per value comes from the engine SEQUENCE, which is part of every server. */
    @Override
    public RenderedSql nextValues(Sequence sequence) {
        return SequenceQueries.query(
                "SELECT NEXTVAL(" + identifiers().written(sequence) + ") FROM seq_1_to_1000000000 LIMIT ?");
    }

    /** DROP TABLE has no CASCADE: foreign keys that nobody knows of would keep the table. */
    @Override
    public String dropTable(Table table) {
        return "SET STATEMENT foreign_key_checks = 0 FOR DROP TABLE IF EXISTS "
                + identifiers().written(table);
    }

    @Override
    public List<String> truncate(List<Table> tables) {
        return tables.stream()
                .map(table -> "SET STATEMENT foreign_key_checks = 0 FOR TRUNCATE TABLE "
                        + identifiers().written(table))
                .toList();
    }

    @Override
    public boolean escapesTextsByBackslash() {
        return true;
    }

    @Override
    public String commentClause(String comment) {
        return "COMMENT " + style.literal(comment);
    }

    @Override
    public int longestName() {
        return 64;
    }

    @Override
    public int mostParameters() {
        return 65_535;
    }

    /** The lock clause has the time, in whole seconds. */
    @Override
    public @Nullable String lockTimeout(int millis) {
        return null;
    }

    @Override
    public boolean checksForeignKeysRowByRow() {
        return true;
    }

    @Override
    public String toString() {
        return name();
    }
}
