package dev.athanor.type;

import dev.athanor.message.ConversionException;
import dev.athanor.message.DatabaseMessage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute type that a pair of functions turns into a type that the database knows, and back. Both functions see
 * null too; their exceptions are wrapped, as Jakarta Persistence demands. Values whose class is not known to be immutable are copied and compared by way of their column value.
 * Shared by all threads if the functions are.
 */
public final class ConvertedType implements ColumnType {
    private final String converter;
    private final Class<?> javaType;
    private final ColumnType columnType;
    private final UnaryOperator<@Nullable Object> toColumn;
    private final UnaryOperator<@Nullable Object> toAttribute;
    private final boolean mutable;

    /**
     * Creates the type.
     *
     * @param converter the name of what converts, for messages
     * @param javaType the attribute's type, boxed for primitives
     * @param columnType how the column value travels
     * @param toColumn attribute value to column value
     * @param toAttribute column value to attribute value
     */
    public ConvertedType(
            String converter,
            Class<?> javaType,
            ColumnType columnType,
            UnaryOperator<@Nullable Object> toColumn,
            UnaryOperator<@Nullable Object> toAttribute) {
        this.converter = Objects.requireNonNull(converter);
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

    /** The same conversion over another way for the column value to travel, which must have the same Java type. */
    public ConvertedType over(ColumnType other) {
        return other == columnType ? this : new ConvertedType(converter, javaType, other, toColumn, toAttribute);
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
        return attributeValue(columnType.read(row, column));
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        columnType.write(statement, parameter, columnValue(value));
    }

    private @Nullable Object columnValue(@Nullable Object value) {
        try {
            return toColumn.apply(value);
        } catch (RuntimeException e) {
            throw new ConversionException(
                    e,
                    DatabaseMessage.CONVERTER_FAILED,
                    converter,
                    columnType.javaType().getName());
        }
    }

    private @Nullable Object attributeValue(@Nullable Object value) {
        try {
            return toAttribute.apply(value);
        } catch (RuntimeException e) {
            throw new ConversionException(e, DatabaseMessage.CONVERTER_FAILED, converter, javaType.getName());
        }
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
        return attributeValue(columnType.copy(columnValue(value)));
    }

    @Override
    public boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (!mutable) {
            return Objects.equals(a, b);
        }
        return a == b && a == null || columnType.isSame(columnValue(a), columnValue(b));
    }

    @Override
    public int hash(@Nullable Object value) {
        return mutable && value != null ? columnType.hash(columnValue(value)) : Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + columnType;
    }
}
