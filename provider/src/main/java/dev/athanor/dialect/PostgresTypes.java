package dev.athanor.dialect;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import java.sql.Types;

/** Names of types in PostgreSQL. */
final class PostgresTypes {
    /** Longer texts than this have no length. */
    private static final int LONGEST = 10_485_760;

    private PostgresTypes() {}

    static String columnType(ColumnType type, Column.Shape shape) {
        return switch (type.jdbcType()) {
            case Types.VARCHAR -> varchar(shape.length() == 0 ? 255 : shape.length());
            case Types.DECIMAL, Types.NUMERIC ->
                shape.precision() > 0 ? "NUMERIC(" + shape.precision() + ", " + shape.scale() + ')' : "NUMERIC";
            case Types.TIME -> "TIME" + fraction(shape);
            case Types.TIMESTAMP -> "TIMESTAMP" + fraction(shape);
            case Types.TIME_WITH_TIMEZONE -> "TIME" + fraction(shape) + " WITH TIME ZONE";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP" + fraction(shape) + " WITH TIME ZONE";
            case Types.CHAR -> "VARCHAR(1)";
            default -> castType(type);
        };
    }

    static String castType(ColumnType type) {
        return switch (type.jdbcType()) {
            case Types.BOOLEAN -> "BOOLEAN";
            case Types.TINYINT, Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INTEGER";
            case Types.BIGINT -> "BIGINT";
            case Types.REAL -> "REAL";
            case Types.DOUBLE -> "DOUBLE PRECISION";
            case Types.DECIMAL, Types.NUMERIC -> "NUMERIC";
            case Types.CHAR, Types.VARCHAR -> "VARCHAR";
            case Types.LONGVARCHAR, Types.CLOB -> "TEXT";
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "BYTEA";
            case Types.DATE -> "DATE";
            case Types.TIME -> "TIME";
            case Types.TIMESTAMP -> "TIMESTAMP";
            case Types.TIME_WITH_TIMEZONE -> "TIME WITH TIME ZONE";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP WITH TIME ZONE";
            case Types.OTHER -> "UUID";
            default -> throw new DatabaseException(DatabaseMessage.NO_TYPE_NAME, "PostgreSQL", type.jdbcType());
        };
    }

    private static String varchar(int length) {
        return length > LONGEST ? "TEXT" : "VARCHAR(" + length + ')';
    }

    private static String fraction(Column.Shape shape) {
        return shape.precision() < 0 ? "(6)" : "(" + Math.min(shape.precision(), 6) + ')';
    }
}
