package dev.athanor.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the column types of single values share: the two type names and the way NULL is bound. Stateless after
 * construction, shared by all threads.
 *
 * @param <T> the Java type
 */
abstract class ScalarType<T> implements ColumnType {
    private final Class<?> javaType;
    private final int jdbcType;
    private final int nullType;

    ScalarType(Class<?> javaType, int jdbcType) {
        this(javaType, jdbcType, jdbcType);
    }

    /**
     * @param nullType the type code under which NULL is bound, where drivers expect another than that of the column
     */
    ScalarType(Class<?> javaType, int jdbcType, int nullType) {
        this.javaType = javaType;
        this.jdbcType = jdbcType;
        this.nullType = nullType;
    }

    @Override
    public final Class<?> javaType() {
        return javaType;
    }

    @Override
    public final int jdbcType() {
        return jdbcType;
    }

    @Override
    @SuppressWarnings(
            "unchecked") // callers give values of javaType(); anything else fails in bind() with its class name
    public final void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, nullType);
        } else {
            bind(statement, parameter, (T) value);
        }
    }

    /** Binds a value that is not null. */
    abstract void bind(PreparedStatement statement, int parameter, T value) throws SQLException;

    @Override
    public String toString() {
        return javaType.getSimpleName();
    }
}
