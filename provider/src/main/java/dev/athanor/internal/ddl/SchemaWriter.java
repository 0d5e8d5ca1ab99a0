package dev.athanor.internal.ddl;

import dev.athanor.dialect.Dialect;
import dev.athanor.message.DatabaseException;
import dev.athanor.schema.Check;
import dev.athanor.schema.Column;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Index;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    public List<SchemaStatement> createSchemas(Collection<Table> tables, Collection<Sequence> sequences) {
        return schemas(tables, sequences).stream()
                .map(schema -> SchemaStatement.made("CREATE SCHEMA IF NOT EXISTS " + identifiers.written(schema)))
                .toList();
    }

    /**
     * The statements that drop the schemas that tables and sequences were in, as far as they are there and empty.
     *
     * @param tables the tables
     * @param sequences the sequences
     */
    public List<SchemaStatement> dropSchemas(Collection<Table> tables, Collection<Sequence> sequences) {
        return schemas(tables, sequences).stream()
                .map(schema -> SchemaStatement.made("DROP SCHEMA IF EXISTS " + identifiers.written(schema)))
                .toList();
    }

    private static Set<Name> schemas(Collection<Table> tables, Collection<Sequence> sequences) {
        Set<Name> schemas = new LinkedHashSet<>();
        tables.forEach(table -> addSchema(table.schema(), schemas));
        sequences.forEach(sequence -> addSchema(sequence.schema(), schemas));
        return schemas;
    }

    private static void addSchema(@Nullable Name schema, Set<Name> schemas) {
        if (schema != null) {
            schemas.add(schema);
        }
    }

    /**
     * The statements that create sequences, tables, indexes and foreign keys.
     *
     * @param tables the tables
     * @param sequences the sequences
     * @throws DatabaseException if the dialect has no name for the type of a column
     */
    public List<SchemaStatement> create(Collection<Table> tables, Collection<Sequence> sequences) {
        List<String> statements = new ArrayList<>();
        sequences.forEach(sequence -> statements.add(dialect.createSequence(sequence)));
        tables.forEach(table -> statements.add(createTable(table)));
        tables.forEach(table -> table.indexes().forEach(index -> statements.add(createIndex(table, index))));
        tables.forEach(table -> addComments(table, statements));
        for (Table table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.rule() != null) {
                    statements.add(addForeignKey(table, key, key.rule()));
                }
            }
        }
        return statements.stream().map(SchemaStatement::made).toList();
    }

    /**
     * The statements that drop foreign keys, tables and sequences, as far as they are there.
     *
     * @param tables the tables
     * @param sequences the sequences
     */
    public List<SchemaStatement> drop(Collection<Table> tables, Collection<Sequence> sequences) {
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
        return statements.stream().map(SchemaStatement::made).toList();
    }

    /**
     * Writes statements as a script: one per line, each ended by a semicolon.
     *
     * @param statements the statements
     * @param script where to; neither flushed nor closed
     * @throws UncheckedIOException if that fails
     */
    public static void writeScript(List<SchemaStatement> statements, Writer script) {
        try {
            for (SchemaStatement statement : statements) {
                script.write(statement.sql());
                script.write(";\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The statements that delete all rows.
     *
     * @param tables the tables
     */
    public List<SchemaStatement> truncate(Collection<Table> tables) {
        return dialect.truncate(List.copyOf(tables)).stream()
                .map(SchemaStatement::made)
                .toList();
    }

    private String createTable(Table table) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column)));
        if (!table.primaryKey().isEmpty()) {
            parts.add("PRIMARY KEY " + columns(table.primaryKey()));
        }
        for (UniqueKey key : table.uniqueKeys()) {
            parts.add("CONSTRAINT " + names.written(key.name(), "UK", key.columns()) + " UNIQUE "
                    + columns(key.columns()) + more(key.options()));
        }
        table.checks().forEach(check -> parts.add(check(check)));
        return "CREATE TABLE " + identifiers.written(table) + " (" + String.join(", ", parts) + ')'
                + more(comment(table.comment())) + more(table.options());
    }

    private String check(Check check) {
        String name = check.name() == null ? "" : "CONSTRAINT " + identifiers.written(check.name()) + ' ';
        return name + "CHECK (" + check.condition() + ')' + more(check.options());
    }

    private String createIndex(Table table, Index index) {
        String parts = index.parts().stream()
                .map(part -> identifiers.written(part.column().name()) + (part.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
        String name =
                index.name() != null ? identifiers.written(index.name()) : names.written(null, "IX", index.columns());
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + name + " ON " + identifiers.written(table)
                + ' ' + parts + more(index.options());
    }

    /** The statements for comments, where they are no part of CREATE TABLE. */
    private void addComments(Table table, List<String> statements) {
        addComment(table.comment(), "TABLE " + identifiers.written(table), statements);
        for (Column column : table.columns()) {
            addComment(
                    column.shape().comment(),
                    "COLUMN " + identifiers.written(table) + '.' + identifiers.written(column.name()),
                    statements);
        }
    }

    private void addComment(String comment, String subject, List<String> statements) {
        if (!comment.isEmpty() && dialect.commentClause(comment) == null) {
            statements.add("COMMENT ON " + subject + " IS '" + comment.replace("'", "''") + '\'');
        }
    }

    private String comment(String comment) {
        String clause = comment.isEmpty() ? null : dialect.commentClause(comment);
        return clause == null ? "" : clause;
    }

    private static String more(String sql) {
        return sql.isEmpty() ? "" : ' ' + sql;
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
        return text.append(more(comment(shape.comment())))
                .append(more(shape.options()))
                .toString();
    }

    private String addForeignKey(Table table, ForeignKey key, ForeignKey.Rule rule) {
        return "ALTER TABLE " + identifiers.written(table) + " ADD CONSTRAINT "
                + names.written(key.name(), "FK", key.columns()) + ' ' + definition(table, key, rule)
                + more(rule.options());
    }

    private String definition(Table table, ForeignKey key, ForeignKey.Rule rule) {
        if (rule.definition() != null) {
            return rule.definition();
        }
        return "FOREIGN KEY " + columns(key.columns()) + " REFERENCES " + dialect.referenced(key.target(), table) + ' '
                + columns(key.referenced())
                + (rule.onDelete() == null
                        ? ""
                        : " ON DELETE " + rule.onDelete().sql())
                + (rule.onUpdate() == null
                        ? ""
                        : " ON UPDATE " + rule.onUpdate().sql());
    }

    private String columns(List<Column> columns) {
        return columns.stream()
                .map(column -> identifiers.written(column.name()))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
