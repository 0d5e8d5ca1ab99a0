package dev.athanor.schema;

import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table. Grows while the mapping is built, by one thread; read-only once {@link #freeze} was called. Equal only to
 * itself.
 */
public final class Table {
    private final @Nullable Name catalog;
    private final @Nullable Name schema;
    private final Name name;
    private final Map<Name, Column> columns = new LinkedHashMap<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private String comment = "";
    private String options = "";
    private List<Column> primaryKey = List.of();
    private boolean frozen;

    /**
     * Creates an empty table.
     *
     * @param catalog catalog, or null
     * @param schema schema, or null
     * @param name name
     */
    public Table(@Nullable Name catalog, @Nullable Name schema, Name name) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = Objects.requireNonNull(name);
    }

    /**
     * Adds a column.
     *
     * @throws IllegalArgumentException if there is one of that name
     * @throws IllegalStateException if the table is frozen
     */
    public Column addColumn(Name columnName, ColumnType type, Column.Shape shape, boolean nullable, boolean identity) {
        requireOpen();
        Column column = new Column(this, columnName, type, shape, nullable, identity, columns.size());
        if (columns.putIfAbsent(columnName, column) != null) {
            throw new IllegalArgumentException("table " + name + " has two columns " + columnName);
        }
        return column;
    }

    /** Names the columns of the primary key, in key order. */
    public void setPrimaryKey(List<Column> columnsOfKey) {
        requireOpen();
        primaryKey = List.copyOf(columnsOfKey);
    }

    /** Adds a foreign key. */
    public void addForeignKey(ForeignKey key) {
        requireOpen();
        foreignKeys.add(key);
    }

    /** Adds a unique key. */
    public void addUniqueKey(UniqueKey key) {
        requireOpen();
        uniqueKeys.add(key);
    }

    /** Adds an index. */
    public void addIndex(Index index) {
        requireOpen();
        indexes.add(index);
    }

    /** Adds a check constraint. */
    public void addCheck(Check check) {
        requireOpen();
        checks.add(check);
    }

    /**
     * Says more of the table.
     *
     * @param newComment what the database's catalogue says of it, or empty
     * @param newOptions SQL that ends CREATE TABLE, or empty
     */
    public void describe(String newComment, String newOptions) {
        requireOpen();
        comment = newComment;
        options = newOptions;
    }

    /** Makes the table read-only. */
    public void freeze() {
        frozen = true;
    }

    private void requireOpen() {
        if (frozen) {
            throw new IllegalStateException("table " + name + " is frozen");
        }
    }

    /** The catalog, or null. */
    public @Nullable Name catalog() {
        return catalog;
    }

    /** The schema, or null. */
    public @Nullable Name schema() {
        return schema;
    }

    /** The name. */
    public Name name() {
        return name;
    }

    /** The columns in the order in which they were added. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** The column of that name, or null. */
    public @Nullable Column column(Name columnName) {
        return columns.get(columnName);
    }

    /** The columns of the primary key, in key order; empty if there is none. */
    public List<Column> primaryKey() {
        return primaryKey;
    }

    /** The foreign keys of this table. */
    public List<ForeignKey> foreignKeys() {
        return Collections.unmodifiableList(foreignKeys);
    }

    /** The unique keys of this table besides the primary key. */
    public List<UniqueKey> uniqueKeys() {
        return Collections.unmodifiableList(uniqueKeys);
    }

    /** The indexes of this table, besides those that the database makes for its keys. */
    public List<Index> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    /** The check constraints of this table and its columns. */
    public List<Check> checks() {
        return Collections.unmodifiableList(checks);
    }

    /** What the database's catalogue says of the table; empty if nothing. */
    public String comment() {
        return comment;
    }

    /** SQL that ends CREATE TABLE; empty if nothing. */
    public String options() {
        return options;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
