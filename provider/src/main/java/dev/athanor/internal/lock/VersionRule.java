package dev.athanor.internal.lock;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How versions go on: numbers count from 1, time stamps take the clock's microsecond but never stand still. Jakarta
 * Persistence 3.2, section 3.5.2.
 */
public final class VersionRule {
    private VersionRule() {}

    /** The version of a row that is inserted. */
    public static Object first(Class<?> type) {
        return next(type, null);
    }

    /**
     * The version after another one.
     *
     * @param type type of the version attribute
     * @param present version of the row, or null if it has none yet
     * @throws IllegalArgumentException if the type cannot be a version; the mapping refuses those at start
     */
    public static Object next(Class<?> type, @Nullable Object present) {
        if (type == Integer.class || type == int.class) {
            return present == null ? 1 : (Integer) present + 1;
        }
        if (type == Long.class || type == long.class) {
            return present == null ? 1L : (Long) present + 1;
        }
        if (type == Short.class || type == short.class) {
            return (short) (present == null ? 1 : (Short) present + 1);
        }
        if (type == Timestamp.class) {
            LocalDateTime before = present == null ? null : ((Timestamp) present).toLocalDateTime();
            return Timestamp.valueOf(after(before));
        }
        if (type == LocalDateTime.class) {
            return after((LocalDateTime) present);
        }
        if (type == Instant.class) {
            LocalDateTime before = present == null ? null : LocalDateTime.ofInstant((Instant) present, ZoneOffset.UTC);
            return after(before).toInstant(ZoneOffset.UTC);
        }
        throw new IllegalArgumentException(type.getName() + " cannot be a version");
    }

    /** Databases keep microseconds; two changes within one must still differ. */
    private static LocalDateTime after(@Nullable LocalDateTime before) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return before == null || now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
    }
}
