package dev.athanor.schema;

import dev.athanor.type.ColumnType;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Equal only to itself; made by {@link Table#addColumn}. Immutable.
 */
public final class Column {
    /**
     * What the schema generator must know of a column beyond its type.
     *
     * @param length for strings and binary data, in characters or bytes; 0 means the default of the type
     * @param precision total digits of a decimal, 0 or -1 means the default; for time types the digits of a second's
     *     fraction, -1 means the default
     * @param scale digits after the point
     * @param definition SQL that replaces the type, or null
     * @param defaultValue SQL of the DEFAULT clause, or null
     * @param options SQL that ends the definition of the column, or empty
     * @param comment what the database's catalogue says of the column, or empty
     */
    public record Shape(
            int length,
            int precision,
            int scale,
            @Nullable String definition,
            @Nullable String defaultValue,
            String options,
            String comment) {
        /** Nothing but the type. */
        public static final Shape DEFAULT = new Shape(255, -1, 0, null, null);

        /** A shape without options and comment. */
        public Shape(int length, int precision, int scale, @Nullable String definition, @Nullable String defaultValue) {
            this(length, precision, scale, definition, defaultValue, "", "");
        }

        /** The shape of a column that holds values of this one: what is said of the column alone is left out. */
        public Shape ofReference() {
            return definition == null && defaultValue == null && options.isEmpty() && comment.isEmpty()
                    ? this
                    : new Shape(length, precision, scale, null, null);
        }

        /** This shape with another definition, options and comment. */
        public Shape with(@Nullable String newDefinition, String newOptions, String newComment) {
            Shape shape = new Shape(length, precision, scale, newDefinition, defaultValue, newOptions, newComment);
            return shape.equals(this) ? this : shape;
        }
    }

    private static final Pattern DEFAULT_CLAUSE = Pattern.compile("(?i)\\bDEFAULT\\b(?!\\s+AS\\b)");

    private final Table table;
    private final Name name;
    private final ColumnType type;
    private final Shape shape;
    private final boolean nullable;
    private final boolean identity;
    private final int position;

    Column(Table table, Name name, ColumnType type, Shape shape, boolean nullable, boolean identity, int position) {
        this.table = table;
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
        this.shape = shape;
        this.nullable = nullable;
        this.identity = identity;
        this.position = position;
    }

    /** The table that the column belongs to. */
    public Table table() {
        return table;
    }

    /** The name as it is written in SQL. */
    public Name name() {
        return name;
    }

    /** How values travel. */
    public ColumnType type() {
        return type;
    }

    /** Length, precision and the like. */
    public Shape shape() {
        return shape;
    }

    /** Whether its definition says what it holds where an INSERT leaves it out. */
    public boolean hasDefault() {
        String definition = shape.definition();
        return shape.defaultValue() != null
                || definition != null && DEFAULT_CLAUSE.matcher(definition).find();
    }

    /** Whether NULL is allowed. */
    public boolean isNullable() {
        return nullable;
    }

    /** Whether the database generates the value (an identity column). */
    public boolean isIdentity() {
        return identity;
    }

    /** Position in the table, from 0. */
    public int position() {
        return position;
    }

    @Override
    public String toString() {
        return table.name() + "." + name;
    }

    /** Whether a foreign key of the generated schema keeps it to what it refers to. */
    public boolean isConstrained() {
        return table().foreignKeys().stream()
                .anyMatch(key -> key.generated() && key.columns().contains(this));
    }
}
