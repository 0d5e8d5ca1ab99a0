package dev.athanor.internal.query;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.query.plan.Conversions;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.lang.invoke.MethodType;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A registered parameter of a stored procedure, with its value. For one thread at a time. */
public final class ProcedureParameter {
    private final @Nullable String name;
    private final int position;
    private final NamedProcedure.Mode mode;
    private final Class<?> type;
    private @Nullable Object value;
    private boolean bound;
    private @Nullable Object output;

    /**
     * Creates the parameter.
     *
     * @param name its name, or null if it has a position
     * @param position its position from 1, or 0 if it has a name
     * @param mode which way its value goes
     * @param type the type of its value
     */
    ProcedureParameter(@Nullable String name, int position, NamedProcedure.Mode mode, Class<?> type) {
        this.name = name;
        this.position = position;
        this.mode = mode;
        this.type = type == void.class
                ? Object.class
                : MethodType.methodType(type).wrap().returnType();
    }

    /** Its name, or null. */
    public @Nullable String name() {
        return name;
    }

    /** Its position, or 0. */
    public int position() {
        return position;
    }

    /** The type of its value, boxed. */
    public Class<?> type() {
        return type;
    }

    /** Whether it has a value that goes in. */
    public boolean isBound() {
        return bound;
    }

    boolean goesIn() {
        return mode == NamedProcedure.Mode.IN || mode == NamedProcedure.Mode.INOUT;
    }

    boolean comesOut() {
        return mode == NamedProcedure.Mode.OUT || mode == NamedProcedure.Mode.INOUT;
    }

    boolean isCursor() {
        return mode == NamedProcedure.Mode.REF_CURSOR;
    }

    /**
     * The value that goes in.
     *
     * @throws InvalidStateException if it has none
     */
    public @Nullable Object value() {
        if (!bound) {
            throw new InvalidStateException(QueryCallMessage.UNBOUND_PARAMETER, this);
        }
        return value;
    }

    /**
     * Gives it a value.
     *
     * @throws InvalidArgumentException if none goes in, or it is of another type
     */
    public void bind(@Nullable Object given) {
        if (!goesIn()) {
            throw new InvalidArgumentException(QueryCallMessage.OUTPUT_PARAMETER, this);
        }
        Object converted = given == null ? null : Conversions.convert(given, type);
        if (given != null && converted == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.WRONG_PARAMETER_TYPE,
                    this,
                    type.getName(),
                    given.getClass().getName());
        }
        value = converted;
        bound = true;
    }

    /**
     * The value that came out.
     *
     * @throws InvalidArgumentException if none comes out
     */
    public @Nullable Object output() {
        if (!comesOut()) {
            throw new InvalidArgumentException(QueryCallMessage.INPUT_PARAMETER, this);
        }
        return output;
    }

    void prepare(CallableStatement statement, int index) throws SQLException {
        ColumnType column = ColumnTypes.of(type);
        if (goesIn()) {
            if (column == null) {
                statement.setObject(index, value());
            } else {
                column.write(statement, index, value());
            }
        }
        if (comesOut()) {
            statement.registerOutParameter(index, column == null ? Types.OTHER : column.jdbcType());
        } else if (isCursor()) {
            statement.registerOutParameter(index, Types.REF_CURSOR);
        }
    }

    void take(CallableStatement statement, int index) throws SQLException {
        Object found = statement.getObject(index);
        Object converted = found == null ? null : Conversions.convert(found, type);
        output = converted == null ? found : converted;
    }

    @Override
    public String toString() {
        return name == null ? "?" + position : ":" + name;
    }
}
