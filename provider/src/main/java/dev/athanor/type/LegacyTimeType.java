package dev.athanor.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mutable date types of the JDK. They are instants that programs mean as dates and times of the JVM's zone; so they
 * travel as the local date, time or both of that zone, and are compared as what the column can hold of them.
 *
 * @param <T> the Java type
 */
final class LegacyTimeType<T> extends ScalarType<T> {
    private final TemporalPart part;
    private final Function<T, Date> toDate;
    private final Function<Timestamp, T> fromTimestamp;

    private LegacyTimeType(
            Class<T> javaType, TemporalPart part, Function<T, Date> toDate, Function<Timestamp, T> fromTimestamp) {
        super(javaType, part.jdbcType());
        this.part = part;
        this.toDate = toDate;
        this.fromTimestamp = fromTimestamp;
    }

    static LegacyTimeType<Date> date(TemporalPart part) {
        // A plain Date, not the driver's subclass: Date.equals(Timestamp) and Timestamp.equals(Date) disagree.
        return new LegacyTimeType<>(Date.class, part, date -> date, timestamp -> new Date(timestamp.getTime()));
    }

    static LegacyTimeType<Calendar> calendar(TemporalPart part) {
        return new LegacyTimeType<>(Calendar.class, part, Calendar::getTime, timestamp -> {
            Calendar calendar = Calendar.getInstance();
            calendar.setTimeInMillis(timestamp.getTime());
            return calendar;
        });
    }

    static LegacyTimeType<java.sql.Date> sqlDate() {
        return new LegacyTimeType<>(
                java.sql.Date.class,
                TemporalPart.DATE,
                date -> date,
                timestamp -> new java.sql.Date(timestamp.getTime()));
    }

    static LegacyTimeType<Time> sqlTime() {
        return new LegacyTimeType<>(
                Time.class, TemporalPart.TIME, date -> date, timestamp -> new Time(timestamp.getTime()));
    }

    static LegacyTimeType<Timestamp> sqlTimestamp() {
        return new LegacyTimeType<>(Timestamp.class, TemporalPart.TIMESTAMP, date -> date, timestamp -> timestamp);
    }

    @Override
    public @Nullable T read(ResultSet row, int column) throws SQLException {
        LocalDateTime local = readLocal(row, column);
        return local == null ? null : fromTimestamp.apply(Timestamp.valueOf(local));
    }

    private @Nullable LocalDateTime readLocal(ResultSet row, int column) throws SQLException {
        switch (part) {
            case DATE -> {
                LocalDate date = row.getObject(column, LocalDate.class);
                return date == null ? null : date.atStartOfDay();
            }
            case TIME -> {
                LocalTime time = row.getObject(column, LocalTime.class);
                return time == null ? null : time.atDate(LocalDate.EPOCH);
            }
            default -> {
                return row.getObject(column, LocalDateTime.class);
            }
        }
    }

    @Override
    void bind(PreparedStatement statement, int parameter, T value) throws SQLException {
        statement.setObject(parameter, held(value));
    }

    /** What a column of this type holds of the value. */
    private Object held(T value) {
        Date date = toDate.apply(value);
        Timestamp timestamp = date instanceof Timestamp exact ? exact : new Timestamp(date.getTime());
        LocalDateTime local = timestamp.toLocalDateTime();
        return switch (part) {
            case DATE -> local.toLocalDate();
            case TIME -> local.toLocalTime();
            case TIMESTAMP -> local;
        };
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.clone();
        }
        return value instanceof Calendar calendar ? calendar.clone() : value;
    }

    @Override
    @SuppressWarnings("unchecked") // values of javaType()
    public boolean isSame(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? a == b : held((T) a).equals(held((T) b));
    }

    @Override
    @SuppressWarnings("unchecked") // values of javaType()
    public @Nullable Object canonical(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object held = held((T) value);
        LocalDateTime local;
        if (held instanceof LocalDate date) {
            local = date.atStartOfDay();
        } else {
            local = held instanceof LocalTime time ? time.atDate(LocalDate.EPOCH) : (LocalDateTime) held;
        }
        return fromTimestamp.apply(Timestamp.valueOf(local));
    }

    @Override
    @SuppressWarnings("unchecked") // values of javaType()
    public int hash(@Nullable Object value) {
        return value == null ? 0 : held((T) value).hashCode();
    }
}
