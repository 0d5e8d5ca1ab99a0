package dev.athanor.internal.ddl;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.jdbc.ConnectionSource;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the tables of a mapping with those of the database: every table and column must be there, with a type that
 * holds what the mapping's does. Columns that no attribute has are the program's own business. Immutable.
 */
public final class SchemaValidator {
    private final Dialect dialect;
    private final ConnectionSource source;

    /** What values a type holds; whole numbers also have a width. */
    private enum Family {
        TRUTH,
        NUMBER,
        TEXT,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        /** Known to the database alone. */
        OTHER
    }

    private record Found(int type, String typeName) {}

    /**
     * Creates a validator.
     *
     * @param dialect the database
     * @param source where to get the connection
     */
    public SchemaValidator(Dialect dialect, ConnectionSource source) {
        this.dialect = Objects.requireNonNull(dialect);
        this.source = Objects.requireNonNull(source);
    }

    /**
     * All differences.
     *
     * @param tables the tables of the mapping
     * @return one exception each, in the order of the tables; empty if there is none
     * @throws DatabaseException if the database does not describe itself
     */
    public List<DatabaseException> differences(Collection<Table> tables) {
        List<DatabaseException> differences = new ArrayList<>();
        try (Connection connection = source.open()) {
            for (Table table : tables) {
                Map<String, Found> columns = columns(table, connection);
                if (columns.isEmpty()) {
                    differences.add(new DatabaseException(
                            DatabaseMessage.TABLE_MISSING, dialect.identifiers().written(table)));
                } else {
                    table.columns().forEach(column -> compare(column, columns, differences));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    e, DatabaseMessage.NO_CONNECTION, String.valueOf(e.getSQLState()), e.getErrorCode());
        }
        return differences;
    }

    /** By their names in small letters; empty if there is no such table. */
    private Map<String, Found> columns(Table table, Connection connection) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        boolean schemasAreCatalogs = !catalogue.supportsSchemasInTableDefinitions();
        Name schema = table.schema();
        String qualifier = schema != null ? dialect.identifiers().stored(schema) : null;
        Name inCatalog = table.catalog();
        String catalog = inCatalog != null ? dialect.identifiers().stored(inCatalog) : connection.getCatalog();
        if (schemasAreCatalogs && qualifier != null) {
            catalog = qualifier;
        }
        String within = schemasAreCatalogs ? null : qualifier != null ? qualifier : connection.getSchema();
        String escape = catalogue.getSearchStringEscape();
        Map<String, Found> columns = new HashMap<>();
        try (ResultSet rows = catalogue.getColumns(
                catalog, escaped(within, escape), escaped(dialect.identifiers().stored(table.name()), escape), "%")) {
            while (rows.next()) {
                columns.put(
                        rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        new Found(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")));
            }
        }
        return columns;
    }

    /** A name is no pattern. */
    private static @Nullable String escaped(@Nullable String name, String escape) {
        return name == null ? null : name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private void compare(Column column, Map<String, Found> columns, List<DatabaseException> differences) {
        String name = dialect.identifiers().written(column.table()) + "."
                + dialect.identifiers().written(column.name());
        Found found = columns.get(column.name().text().toLowerCase(Locale.ROOT));
        if (found == null) {
            differences.add(new DatabaseException(DatabaseMessage.COLUMN_MISSING, name));
        } else if (column.shape().definition() == null
                && !holds(found.type(), column.type().jdbcType())) {
            differences.add(new DatabaseException(
                    DatabaseMessage.COLUMN_TYPE_DIFFERS,
                    name,
                    found.typeName(),
                    dialect.typeName(column.type(), column.shape())));
        }
    }

    private static boolean holds(int found, int wanted) {
        Family there = family(found);
        Family needed = family(wanted);
        if (there == Family.OTHER || needed == Family.OTHER) {
            return true;
        }
        if (needed == Family.TRUTH) {
            return there == Family.TRUTH || there == Family.NUMBER;
        }
        int width = width(found);
        // A driver may take a whole number of one digit for a truth value.
        boolean narrow = there == Family.TRUTH && wanted == Types.TINYINT;
        return narrow || there == needed && (width == 0 || width(wanted) <= width);
    }

    private static Family family(int type) {
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> Family.TRUTH;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC -> Family.NUMBER;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.CLOB,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.NCLOB -> Family.TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Family.BINARY;
            case Types.DATE -> Family.DATE;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> Family.TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Family.TIMESTAMP;
            default -> Family.OTHER;
        };
    }

    /** Bytes of a whole number; 0 for other types. */
    private static int width(int type) {
        return switch (type) {
            case Types.TINYINT -> 1;
            case Types.SMALLINT -> 2;
            case Types.INTEGER -> 4;
            case Types.BIGINT -> 8;
            default -> 0;
        };
    }
}
