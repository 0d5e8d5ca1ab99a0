package dev.athanor.internal.query.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Which values a place takes that expects another class, because nothing is lost: whole numbers where wider numbers are
 * expected, the old classes of points in time for each other, one character where a text is expected, and the other way round.
 */
public final class Conversions {
    private Conversions() {}

    /**
     * A value as an instance of a class.
     *
     * @param target a class, not a primitive type
     * @return the value, or null if it cannot be one without loss
     */
    public static @Nullable Object convert(Object value, Class<?> target) {
        if (target.isInstance(value)) {
            return value;
        }
        if (value instanceof Number number && Number.class.isAssignableFrom(target)) {
            return number(number, target);
        }
        if (value instanceof Date date) {
            return moment(date.getTime(), target);
        }
        if (value instanceof Calendar calendar) {
            return moment(calendar.getTimeInMillis(), target);
        }
        if (target == Character.class && value instanceof String text && text.length() == 1) {
            return text.charAt(0);
        }
        return target == String.class && value instanceof Character ? value.toString() : null;
    }

    private static @Nullable Object moment(long millis, Class<?> target) {
        if (target == java.sql.Date.class) {
            return new java.sql.Date(millis);
        }
        if (target == Time.class) {
            return new Time(millis);
        }
        if (target == Timestamp.class) {
            return new Timestamp(millis);
        }
        if (target == Date.class) {
            return new Date(millis);
        }
        if (target == Calendar.class) {
            Calendar calendar = Calendar.getInstance();
            calendar.setTimeInMillis(millis);
            return calendar;
        }
        return null;
    }

    private static @Nullable Object number(Number value, Class<?> target) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return whole(value.longValue(), target);
        }
        if (value instanceof BigInteger big) {
            if (target == BigDecimal.class) {
                return new BigDecimal(big);
            }
            return big.bitLength() < Long.SIZE ? whole(big.longValue(), target) : null;
        }
        if (target == Double.class && value instanceof Float) {
            return value.doubleValue();
        }
        return fraction(value, target);
    }

    private static @Nullable Object whole(long value, Class<?> target) {
        if (target == Long.class) {
            return value;
        }
        if (target == Integer.class) {
            return value == (int) value ? (int) value : null;
        }
        if (target == Short.class) {
            return value == (short) value ? (short) value : null;
        }
        if (target == Byte.class) {
            return value == (byte) value ? (byte) value : null;
        }
        if (target == BigInteger.class) {
            return BigInteger.valueOf(value);
        }
        if (target == BigDecimal.class) {
            return BigDecimal.valueOf(value);
        }
        if (target == Double.class) {
            return (long) (double) value == value ? (double) value : null;
        }
        return target == Float.class && (long) (float) value == value ? (float) value : null;
    }

    private static @Nullable Object fraction(Number value, Class<?> target) {
        if (target == BigDecimal.class && (value instanceof Double || value instanceof Float)) {
            return Double.isFinite(value.doubleValue()) ? new BigDecimal(value.toString()) : null;
        }
        if (target == Double.class && value instanceof BigDecimal decimal) {
            double near = decimal.doubleValue();
            return Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(decimal) == 0 ? near : null;
        }
        return null;
    }
}
