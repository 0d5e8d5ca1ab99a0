package dev.athanor.dialect;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.ConvertedType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Names of types in MariaDB, and the types that it has in place of those with a time zone. */
final class MariaDbTypes {
    /** Texts of more characters than this do not fit into a row beside others, four bytes each. */
    private static final int LONGEST_TEXT = 16_383;

    private static final int LONGEST_BINARY = 65_532;

    /**
     * MariaDB has no type for a time with its zone. A point of time is kept as date and time in UTC; the type TIMESTAMP
     * would end in 1970 and 2038, and the driver would take local times for it, of which one in autumn means two.
     */
    private static final ColumnType UTC_OF_INSTANT = converted(
            Instant.class,
            ColumnTypes.LOCAL_DATE_TIME,
            value -> value == null ? null : LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC),
            value -> value == null ? null : ((LocalDateTime) value).toInstant(ZoneOffset.UTC));

    private static final ColumnType UTC_OF_OFFSET_DATE_TIME = converted(
            OffsetDateTime.class,
            ColumnTypes.LOCAL_DATE_TIME,
            value -> value == null
                    ? null
                    : LocalDateTime.ofInstant(((OffsetDateTime) value).toInstant(), ZoneOffset.UTC),
            value -> value == null ? null : ((LocalDateTime) value).atOffset(ZoneOffset.UTC));

    private static final ColumnType TEXT_OF_OFFSET_TIME = converted(
            OffsetTime.class,
            ColumnTypes.STRING,
            value -> value == null ? null : value.toString(),
            value -> value == null ? null : OffsetTime.parse((String) value));

    /** Columns without a precision of their own have 30 digits after the point: zeros at the end mean nothing there. */
    private static final ColumnType PLAIN_DECIMAL = new PlainDecimal();

    private MariaDbTypes() {}

    private static final class PlainDecimal implements ColumnType {
        @Override
        public Class<?> javaType() {
            return BigDecimal.class;
        }

        @Override
        public int jdbcType() {
            return Types.DECIMAL;
        }

        @Override
        public @Nullable Object read(ResultSet row, int column) throws SQLException {
            BigDecimal number = row.getBigDecimal(column);
            if (number == null) {
                return null;
            }
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }

        @Override
        public void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
            ColumnTypes.BIG_DECIMAL.write(statement, parameter, value);
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return ColumnTypes.BIG_DECIMAL.isSame(a, b);
        }

        @Override
        public int hash(@Nullable Object value) {
            return ColumnTypes.BIG_DECIMAL.hash(value);
        }
    }

    private static ColumnType converted(
            Class<?> javaType,
            ColumnType columnType,
            UnaryOperator<@Nullable Object> toColumn,
            UnaryOperator<@Nullable Object> toAttribute) {
        return new ConvertedType("MariaDB", javaType, columnType, toColumn, toAttribute);
    }

    static ColumnType adapted(ColumnType type, Column.Shape shape) {
        if (type == ColumnTypes.BIG_DECIMAL && shape.precision() <= 0 && shape.definition() == null) {
            return PLAIN_DECIMAL;
        }
        if (type == ColumnTypes.INSTANT) {
            return UTC_OF_INSTANT;
        }
        if (type == ColumnTypes.OFFSET_DATE_TIME) {
            return UTC_OF_OFFSET_DATE_TIME;
        }
        if (type == ColumnTypes.OFFSET_TIME) {
            return TEXT_OF_OFFSET_TIME;
        }
        return type instanceof ConvertedType converted ? converted.over(adapted(converted.columnType(), shape)) : type;
    }

    static String columnType(ColumnType type, Column.Shape shape) {
        return switch (type.jdbcType()) {
            case Types.VARCHAR ->
                varying("VARCHAR", shape.length() == 0 ? 255 : shape.length(), LONGEST_TEXT, "LONGTEXT");
            // The default length is that of texts, and means nothing here.
            case Types.VARBINARY ->
                shape.length() == 0 || shape.length() == Column.Shape.DEFAULT.length()
                        ? "LONGBLOB"
                        : varying("VARBINARY", shape.length(), LONGEST_BINARY, "LONGBLOB");
            case Types.DECIMAL -> shape.precision() > 0 ? numeric(shape) : "DECIMAL(65, 30)";
            case Types.NUMERIC -> shape.precision() > 0 ? numeric(shape) : "DECIMAL(65, 0)";
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> "TIME" + fraction(shape);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "DATETIME" + fraction(shape);
            case Types.CHAR -> "VARCHAR(1)";
            case Types.BOOLEAN -> "BOOLEAN";
            case Types.SMALLINT -> "SMALLINT";
            case Types.TINYINT -> "TINYINT";
            case Types.INTEGER -> "INTEGER";
            case Types.BIGINT -> "BIGINT";
            // A FLOAT comes back with six digits, two less than it has.
            case Types.REAL, Types.DOUBLE -> "DOUBLE";
            case Types.LONGVARCHAR, Types.CLOB -> "LONGTEXT";
            case Types.LONGVARBINARY, Types.BLOB -> "LONGBLOB";
            case Types.DATE -> "DATE";
            case Types.OTHER -> "UUID";
            default -> throw unknown(type);
        };
    }

    /** CAST knows fewer types than CREATE TABLE. */
    static String castType(ColumnType type) {
        return switch (type.jdbcType()) {
            case Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "INTEGER";
            case Types.REAL, Types.DOUBLE -> "DOUBLE";
            case Types.NUMERIC -> "DECIMAL(65, 0)";
            case Types.DECIMAL -> "DECIMAL(65, 30)";
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> "CHAR";
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "BINARY";
            case Types.DATE -> "DATE";
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> "TIME(6)";
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "DATETIME(6)";
            case Types.OTHER -> "UUID";
            default -> throw unknown(type);
        };
    }

    private static DatabaseException unknown(ColumnType type) {
        return new DatabaseException(DatabaseMessage.NO_TYPE_NAME, "MariaDB", type.jdbcType());
    }

    private static String varying(String name, int length, int longest, String large) {
        return length > longest ? large : name + '(' + length + ')';
    }

    private static String numeric(Column.Shape shape) {
        return "DECIMAL(" + shape.precision() + ", " + shape.scale() + ')';
    }

    private static String fraction(Column.Shape shape) {
        // Whole seconds are the database's own default.
        return shape.precision() < 0 ? "(6)" : "(" + Math.min(shape.precision(), 6) + ')';
    }
}
