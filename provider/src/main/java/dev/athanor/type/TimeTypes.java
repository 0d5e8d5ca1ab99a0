package dev.athanor.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The types of java.time, which drivers take and give as objects; no java.sql.Date, no time zone arithmetic. */
final class TimeTypes {
    private TimeTypes() {}

    /**
     * A type that JDBC 4.2 knows.
     *
     * @param <T> the Java type
     */
    static final class JavaTimeType<T> extends ScalarType<T> {
        private final Class<T> type;

        JavaTimeType(Class<T> type, int jdbcType) {
            super(type, jdbcType);
            this.type = type;
        }

        @Override
        public @Nullable T read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, type);
        }

        @Override
        void bind(PreparedStatement statement, int parameter, T value) throws SQLException {
            // Without a type code: drivers know the classes, but not all know the codes of times with zone.
            statement.setObject(parameter, value);
        }
    }

    /** JDBC has no Instant: it travels as the point of time in UTC. */
    static final class InstantType extends ScalarType<Instant> {
        InstantType() {
            super(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        public @Nullable Instant read(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        @Override
        void bind(PreparedStatement statement, int parameter, Instant value) throws SQLException {
            statement.setObject(parameter, value.atOffset(ZoneOffset.UTC));
        }
    }
}
