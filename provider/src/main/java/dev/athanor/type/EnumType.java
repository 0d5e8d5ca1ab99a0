package dev.athanor.type;

import dev.athanor.message.ConversionException;
import dev.athanor.message.DatabaseMessage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Constants of an enum as their ordinal, their name or another value of their own. Immutable. */
final class EnumType implements ColumnType {
    private final Class<?> enumClass;
    private final ColumnType stored;
    private final Object[] storedByOrdinal;
    private final Map<Object, Object> constants = new HashMap<>();

    /**
     * @param enumClass the enum
     * @param stored how the stored values travel
     * @param storedValue the stored value of a constant, not null
     * @throws IllegalArgumentException if two constants are stored alike
     */
    EnumType(Class<? extends Enum<?>> enumClass, ColumnType stored, Function<Enum<?>, Object> storedValue) {
        this.enumClass = enumClass;
        this.stored = stored;
        Enum<?>[] all = enumClass.getEnumConstants();
        this.storedByOrdinal = new Object[all.length];
        for (Enum<?> constant : all) {
            Object value = storedValue.apply(constant);
            storedByOrdinal[constant.ordinal()] = value;
            if (constants.put(value, constant) != null) {
                throw new IllegalArgumentException(
                        "two constants of " + enumClass.getName() + " are stored as " + value);
            }
        }
    }

    @Override
    public Class<?> javaType() {
        return enumClass;
    }

    @Override
    public int jdbcType() {
        return stored.jdbcType();
    }

    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        Object value = stored.read(row, column);
        if (value == null) {
            return null;
        }
        Object constant = constants.get(value);
        if (constant == null) {
            throw new ConversionException(null, DatabaseMessage.NOT_AN_ENUM_CONSTANT, enumClass.getName());
        }
        return constant;
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        stored.write(statement, parameter, value == null ? null : storedByOrdinal[((Enum<?>) value).ordinal()]);
    }

    @Override
    public String toString() {
        return enumClass.getSimpleName() + " as " + stored;
    }
}
