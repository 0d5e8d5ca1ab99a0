package dev.athanor.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute type that a pair of functions turns into a type that the database knows, and back. Both functions see
 * null too. Values whose class is not known to be immutable are copied and compared by way of their column value.
 * Shared by all threads if the functions are.
 */
public final class ConvertedType implements ColumnType {
    private final Class<?> javaType;
    private final ColumnType columnType;
    private final UnaryOperator<@Nullable Object> toColumn;
    private final UnaryOperator<@Nullable Object> toAttribute;
    private final boolean mutable;

    /**
     * Creates the type.
     *
     * @param javaType the attribute's type, boxed for primitives
     * @param columnType how the column value travels
     * @param toColumn attribute value to column value
     * @param toAttribute column value to attribute value
     */
    public ConvertedType(
            Class<?> javaType,
            ColumnType columnType,
            UnaryOperator<@Nullable Object> toColumn,
            UnaryOperator<@Nullable Object> toAttribute) {
        this.javaType = Objects.requireNonNull(javaType);
        this.columnType = Objects.requireNonNull(columnType);
        this.toColumn = Objects.requireNonNull(toColumn);
        this.toAttribute = Objects.requireNonNull(toAttribute);
        this.mutable = !ColumnTypes.isImmutable(javaType);
    }

    /** How the column value travels. */
    public ColumnType columnType() {
        return columnType;
    }

    @Override
    public Class<?> javaType() {
        return javaType;
    }

    @Override
    public int jdbcType() {
        return columnType.jdbcType();
    }

    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        return toAttribute.apply(columnType.read(row, column));
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        columnType.write(statement, parameter, toColumn.apply(value));
    }

    @Override
    public boolean isMutable() {
        return mutable;
    }

    @Override
    public @Nullable Object copy(@Nullable Object value) {
        if (!mutable || value == null) {
            return value;
        }
        // The column value is copied too: a converter may hand out an array that it keeps.
        return toAttribute.apply(columnType.copy(toColumn.apply(value)));
    }

    @Override
    public boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (!mutable) {
            return Objects.equals(a, b);
        }
        return a == b && a == null || columnType.isSame(toColumn.apply(a), toColumn.apply(b));
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + columnType;
    }
}
