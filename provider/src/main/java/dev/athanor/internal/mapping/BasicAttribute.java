package dev.athanor.internal.mapping;

import dev.athanor.GenerationTime;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A value in one column.
 */
public final class BasicAttribute extends Attribute {
    private final Column column;
    private final ColumnType type;
    private final boolean optional;
    private final boolean insertable;
    private final boolean updatable;
    private final @Nullable GenerationTime filled;
    private @Nullable String loadGroup;
    private @Nullable Object insertDefault;

    /**
     * Creates the attribute.
     *
     * @param member where it lives
     * @param column its column
     * @param type how its value travels: the column's type, or a converted one
     * @param optional whether null is allowed by the mapping
     * @param insertable whether INSERT writes it
     * @param updatable whether UPDATE writes it
     * @param filled when the database fills the column, or null
     */
    public BasicAttribute(
            Member member,
            Column column,
            ColumnType type,
            boolean optional,
            boolean insertable,
            boolean updatable,
            @Nullable GenerationTime filled) {
        super(member);
        this.column = column;
        this.type = type;
        this.optional = optional;
        this.insertable = insertable;
        this.updatable = updatable;
        this.filled = filled;
    }

    /**
     * Whether the database gives the column another value when the row is written.
     *
     * @param inserted whether the row is inserted rather than updated
     */
    public boolean isFilled(boolean inserted) {
        return filled != null && (inserted || filled == GenerationTime.ALWAYS);
    }

    /**
     * Called once while the mapping is frozen.
     *
     * @param group the group of lazy values that it is loaded with, or null
     * @param inserted what an INSERT writes if the program never set the attribute, or null
     */
    public void describe(@Nullable String group, @Nullable Object inserted) {
        loadGroup = group;
        insertDefault = inserted;
    }

    /** The group of lazy values that it is loaded with; null if it is in none. */
    public @Nullable String loadGroup() {
        return loadGroup;
    }

    /** What an INSERT writes if the program never set the attribute, as the attribute would hold it; null if nothing is said. */
    public @Nullable Object insertDefault() {
        return insertDefault;
    }

    /** Whether a foreign key of the generated schema keeps its column to what it refers to. */
    public boolean isConstrained() {
        return column.isConstrained();
    }

    /** The column. */
    public Column column() {
        return column;
    }

    /** How the value travels. */
    public ColumnType type() {
        return type;
    }

    /** Whether the value is what accessors of the program make of the fields, not what one field holds. */
    public boolean isComputed() {
        return level().slots().get(slot()).hasAccessors();
    }

    /**
     * A copy that later changes of the value do not reach; the value itself if it is immutable.
     *
     * @param value a value of the attribute, may be null
     */
    public @Nullable Object copy(@Nullable Object value) {
        return type.copy(value);
    }

    /**
     * Whether the column would hold the same for both values.
     *
     * @param a one value of the attribute, may be null
     * @param b the other value, may be null
     */
    public boolean isSame(@Nullable Object a, @Nullable Object b) {
        return type.isSame(a, b);
    }

    /**
     * A hash code that values have in common which {@link #isSame} says are the same.
     *
     * @param value a value of the attribute, may be null
     */
    public int hash(@Nullable Object value) {
        return type.hash(value);
    }

    /** Whether null is allowed by the mapping. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether a row that is inserted without it has something else than null there. */
    public boolean hasColumnDefault() {
        return column().hasDefault();
    }

    /** Whether INSERT writes it. */
    public boolean isInsertable() {
        return insertable;
    }

    /** Whether UPDATE writes it. */
    public boolean isUpdatable() {
        return updatable;
    }

    @Override
    public boolean changesUnseen() {
        return type.isMutable();
    }

    @Override
    public boolean isEvented() {
        return changesUnseen();
    }
}
