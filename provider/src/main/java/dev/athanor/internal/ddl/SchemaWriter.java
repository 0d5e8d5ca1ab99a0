package dev.athanor.internal.ddl;

import dev.athanor.dialect.Dialect;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that create and drop a schema, each on one line. Sequences come first, then tables in the given
 * order, then foreign keys, so that circles of tables need no care; dropped is in reverse. What is to be dropped need not
 * be there. Immutable, shared by all threads.
 */
public final class SchemaWriter {
    /** A column definition that says itself where values come from. */
    private static final Pattern GENERATING =
            Pattern.compile("\\b(identity|auto_increment|(small|big)?serial)\\b", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final Identifiers identifiers;
    private final ConstraintNames names;

    /**
     * Creates a writer.
     *
     * @param dialect the database
     */
    public SchemaWriter(Dialect dialect) {
        this.dialect = Objects.requireNonNull(dialect);
        this.identifiers = dialect.identifiers();
        this.names = new ConstraintNames(identifiers, dialect.longestName());
    }

    /**
     * The statements that create the schemas that tables and sequences are in, where they are not there yet.
     *
     * @param tables the tables
     * @param sequences the sequences
     */
    public List<String> createSchemas(Collection<Table> tables, Collection<Sequence> sequences) {
        Set<Name> schemas = new LinkedHashSet<>();
        tables.forEach(table -> addSchema(table.schema(), schemas));
        sequences.forEach(sequence -> addSchema(sequence.schema(), schemas));
        return schemas.stream()
                .map(schema -> "CREATE SCHEMA IF NOT EXISTS " + identifiers.written(schema))
                .toList();
    }

    private static void addSchema(@Nullable Name schema, Set<Name> schemas) {
        if (schema != null) {
            schemas.add(schema);
        }
    }

    /**
     * The statements that create sequences, tables and foreign keys.
     *
     * @param tables the tables
     * @param sequences the sequences
     * @throws DatabaseException if the dialect has no name for the type of a column
     */
    public List<String> create(Collection<Table> tables, Collection<Sequence> sequences) {
        List<String> statements = new ArrayList<>();
        sequences.forEach(sequence -> statements.add(dialect.createSequence(sequence)));
        tables.forEach(table -> statements.add(createTable(table)));
        for (Table table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.generated()) {
                    statements.add(addForeignKey(table, key));
                }
            }
        }
        return statements;
    }

    /**
     * The statements that drop foreign keys, tables and sequences, as far as they are there.
     *
     * @param tables the tables
     * @param sequences the sequences
     */
    public List<String> drop(Collection<Table> tables, Collection<Sequence> sequences) {
        List<String> statements = new ArrayList<>();
        List<Table> lastFirst = new ArrayList<>(tables);
        Collections.reverse(lastFirst);
        for (Table table : lastFirst) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.generated()) {
                    statements.add(dialect.dropConstraint(table, names.written(key.name(), "FK", key.columns())));
                }
            }
        }
        lastFirst.forEach(table -> statements.add(dialect.dropTable(table)));
        sequences.forEach(sequence -> statements.add(dialect.dropSequence(sequence)));
        return statements;
    }

    /**
     * Writes statements as a script: one per line, each ended by a semicolon.
     *
     * @param statements the statements
     * @param script where to; neither flushed nor closed
     * @throws DatabaseException if that fails
     */
    public static void writeScript(List<String> statements, Writer script) {
        try {
            for (String statement : statements) {
                script.write(statement);
                script.write(";\n");
            }
        } catch (IOException e) {
            throw new DatabaseException(e, DatabaseMessage.SCHEMA_SCRIPT_NOT_WRITTEN);
        }
    }

    private String createTable(Table table) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column)));
        if (!table.primaryKey().isEmpty()) {
            parts.add("PRIMARY KEY " + columns(table.primaryKey()));
        }
        for (UniqueKey key : table.uniqueKeys()) {
            parts.add("CONSTRAINT " + names.written(key.name(), "UK", key.columns()) + " UNIQUE "
                    + columns(key.columns()));
        }
        return "CREATE TABLE " + identifiers.written(table) + " (" + String.join(", ", parts) + ')';
    }

    private String column(Column column) {
        Column.Shape shape = column.shape();
        String definition = shape.definition();
        StringBuilder text = new StringBuilder(identifiers.written(column.name()))
                .append(' ')
                .append(definition != null ? definition : dialect.typeName(column.type(), shape));
        if (shape.defaultValue() != null) {
            text.append(" DEFAULT ").append(shape.defaultValue());
        }
        if (column.isIdentity()
                && (definition == null || !GENERATING.matcher(definition).find())) {
            text.append(' ').append(dialect.identityClause());
        }
        boolean said = definition != null && definition.toLowerCase(Locale.ROOT).contains("not null");
        if (!column.isNullable() && !said) {
            text.append(" NOT NULL");
        }
        return text.toString();
    }

    private String addForeignKey(Table table, ForeignKey key) {
        return "ALTER TABLE " + identifiers.written(table) + " ADD CONSTRAINT "
                + names.written(key.name(), "FK", key.columns()) + " FOREIGN KEY " + columns(key.columns())
                + " REFERENCES " + dialect.referenced(key.target(), table) + ' ' + columns(key.referenced());
    }

    private String columns(List<Column> columns) {
        return columns.stream()
                .map(column -> identifiers.written(column.name()))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
