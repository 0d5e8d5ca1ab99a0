package dev.athanor.internal.query.plan;

import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * How a value travels whose type neither the query nor the mapping tells: as its own class does, and back as the driver
 * has it.
 */
final class UndeterminedType implements ColumnType {
    static final UndeterminedType INSTANCE = new UndeterminedType();

    private UndeterminedType() {}

    @Override
    public Class<?> javaType() {
        return Object.class;
    }

    @Override
    public int jdbcType() {
        return Types.VARCHAR;
    }

    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        return row.getObject(column);
    }

    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
            return;
        }
        Object plain = value instanceof Enum<?> constant ? constant.name() : value;
        ColumnType own = ColumnTypes.of(plain.getClass());
        if (own == null) {
            statement.setObject(parameter, plain);
        } else {
            own.write(statement, parameter, plain);
        }
    }

    @Override
    public String toString() {
        return "undetermined";
    }
}
