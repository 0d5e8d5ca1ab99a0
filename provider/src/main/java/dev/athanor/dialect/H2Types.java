package dev.athanor.dialect;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import java.sql.Types;

/** Names of types in H2. */
final class H2Types {
    /** Longer texts and binary values than this go into large objects. */
    private static final int LONGEST = 1_000_000_000;

    private H2Types() {}

    static String columnType(ColumnType type, Column.Shape shape) {
        return switch (type.jdbcType()) {
            case Types.VARCHAR -> varying("VARCHAR", shape.length() == 0 ? 255 : shape.length(), "CLOB");
            // The default length is that of texts, and means nothing here.
            case Types.VARBINARY ->
                shape.length() == 0 || shape.length() == Column.Shape.DEFAULT.length()
                        ? "VARBINARY"
                        : varying("VARBINARY", shape.length(), "BLOB");
            // NUMERIC is whole unless it says otherwise; DECFLOAT keeps the digits of any number.
            case Types.DECIMAL -> shape.precision() > 0 ? numeric(shape) : "DECFLOAT";
            case Types.NUMERIC -> shape.precision() > 0 ? numeric(shape) : "NUMERIC";
            case Types.TIME -> "TIME" + fraction(shape);
            case Types.TIMESTAMP -> "TIMESTAMP" + fraction(shape);
            case Types.TIME_WITH_TIMEZONE -> "TIME" + fraction(shape) + " WITH TIME ZONE";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP" + fraction(shape) + " WITH TIME ZONE";
            case Types.CHAR -> "VARCHAR(1)";
            case Types.CLOB -> "CLOB";
            case Types.BLOB -> "BLOB";
            default -> castType(type);
        };
    }

    static String castType(ColumnType type) {
        return switch (type.jdbcType()) {
            case Types.BOOLEAN -> "BOOLEAN";
            case Types.TINYINT -> "TINYINT";
            case Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INTEGER";
            case Types.BIGINT -> "BIGINT";
            case Types.REAL -> "REAL";
            case Types.DOUBLE -> "DOUBLE PRECISION";
            case Types.NUMERIC -> "NUMERIC";
            case Types.DECIMAL -> "DECFLOAT";
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> "VARCHAR";
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "VARBINARY";
            case Types.DATE -> "DATE";
            case Types.TIME -> "TIME(9)";
            case Types.TIMESTAMP -> "TIMESTAMP(9)";
            case Types.TIME_WITH_TIMEZONE -> "TIME(9) WITH TIME ZONE";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP(9) WITH TIME ZONE";
            case Types.OTHER -> "UUID";
            default -> throw new DatabaseException(DatabaseMessage.NO_TYPE_NAME, "H2", type.jdbcType());
        };
    }

    private static String varying(String name, int length, String large) {
        return length > LONGEST ? large : name + '(' + length + ')';
    }

    private static String numeric(Column.Shape shape) {
        return "NUMERIC(" + shape.precision() + ", " + shape.scale() + ')';
    }

    private static String fraction(Column.Shape shape) {
        // All that Java has: what is rounded on its way into a row is not found by itself.
        // H2's own default for TIME would be whole seconds.
        return "(" + (shape.precision() < 0 ? 9 : shape.precision()) + ')';
    }
}
