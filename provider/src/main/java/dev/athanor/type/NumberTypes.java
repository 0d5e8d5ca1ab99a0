package dev.athanor.type;

import dev.athanor.instrument.NativeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Truth values and numbers. The driver is asked for NULL only where its default value was read. */
final class NumberTypes {
    private NumberTypes() {}

    static final class BooleanType extends ScalarType<Boolean> {
        BooleanType() {
            super(Boolean.class, Types.BOOLEAN);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.BOOLEAN;
        }

        @Override
        public @Nullable Boolean read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return !value && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Boolean value) throws SQLException {
            statement.setBoolean(parameter, value);
        }
    }

    static final class ByteType extends ScalarType<Byte> {
        ByteType() {
            super(Byte.class, Types.TINYINT);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.BYTE;
        }

        @Override
        public @Nullable Byte read(ResultSet row, int column) throws SQLException {
            byte value = row.getByte(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Byte value) throws SQLException {
            statement.setByte(parameter, value);
        }
    }

    static final class ShortType extends ScalarType<Short> {
        ShortType() {
            super(Short.class, Types.SMALLINT);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.SHORT;
        }

        @Override
        public @Nullable Short read(ResultSet row, int column) throws SQLException {
            short value = row.getShort(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Short value) throws SQLException {
            statement.setShort(parameter, value);
        }
    }

    static final class IntegerType extends ScalarType<Integer> {
        IntegerType() {
            super(Integer.class, Types.INTEGER);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.INT;
        }

        @Override
        public @Nullable Integer read(ResultSet row, int column) throws SQLException {
            int value = row.getInt(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Integer value) throws SQLException {
            statement.setInt(parameter, value);
        }
    }

    static final class LongType extends ScalarType<Long> {
        LongType() {
            super(Long.class, Types.BIGINT);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.LONG;
        }

        @Override
        public @Nullable Long read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Long value) throws SQLException {
            statement.setLong(parameter, value);
        }
    }

    static final class FloatType extends ScalarType<Float> {
        FloatType() {
            super(Float.class, Types.REAL);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.FLOAT;
        }

        @Override
        public @Nullable Float read(ResultSet row, int column) throws SQLException {
            float value = row.getFloat(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Float value) throws SQLException {
            statement.setFloat(parameter, value);
        }
    }

    static final class DoubleType extends ScalarType<Double> {
        DoubleType() {
            super(Double.class, Types.DOUBLE);
        }

        @Override
        public NativeKind nativeKind() {
            return NativeKind.DOUBLE;
        }

        @Override
        public @Nullable Double read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return value == 0 && row.wasNull() ? null : value;
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Double value) throws SQLException {
            statement.setDouble(parameter, value);
        }
    }

    /** Bound as NUMERIC, which a schema generator reads as a whole number if no precision is given. */
    static final class BigIntegerType extends ScalarType<BigInteger> {
        BigIntegerType() {
            super(BigInteger.class, Types.NUMERIC);
        }

        @Override
        public @Nullable BigInteger read(ResultSet row, int column) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            return value == null ? null : value.toBigInteger();
        }

        @Override
        void bind(PreparedStatement statement, int parameter, BigInteger value) throws SQLException {
            statement.setBigDecimal(parameter, new BigDecimal(value));
        }
    }

    /** Bound as DECIMAL. A column has one scale, so that 1.5 and 1.50 are the same to it. */
    static final class BigDecimalType extends ScalarType<BigDecimal> {
        BigDecimalType() {
            super(BigDecimal.class, Types.DECIMAL);
        }

        @Override
        public @Nullable Object canonical(@Nullable Object value) {
            // 1.0 and 1.00 are one number, whatever the scale of the column.
            if (value instanceof BigDecimal number && number.scale() != 0) {
                BigDecimal shortest = number.stripTrailingZeros();
                return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
            }
            return value;
        }

        @Override
        public @Nullable BigDecimal read(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, BigDecimal value) throws SQLException {
            statement.setBigDecimal(parameter, value);
        }

        @Override
        public boolean isSame(@Nullable Object a, @Nullable Object b) {
            return a == null || b == null ? a == b : ((BigDecimal) a).compareTo((BigDecimal) b) == 0;
        }

        @Override
        public int hash(@Nullable Object value) {
            return value == null ? 0 : ((BigDecimal) value).stripTrailingZeros().hashCode();
        }
    }

    static final class YearType extends ScalarType<Year> {
        YearType() {
            super(Year.class, Types.INTEGER);
        }

        @Override
        public @Nullable Year read(ResultSet row, int column) throws SQLException {
            int value = row.getInt(column);
            return value == 0 && row.wasNull() ? null : Year.of(value);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Year value) throws SQLException {
            statement.setInt(parameter, value.getValue());
        }
    }
}
