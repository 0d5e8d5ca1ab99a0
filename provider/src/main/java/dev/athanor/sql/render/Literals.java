package dev.athanor.sql.render;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Literals of the SQL standard. */
final class Literals {
    private static final DateTimeFormatter TIME = format("HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter TIMESTAMP = format("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter OFFSET_TIME = format("HH:mm:ss.SSSSSSSSSxxx");
    private static final DateTimeFormatter OFFSET_TIMESTAMP = format("uuuu-MM-dd HH:mm:ss.SSSSSSSSSxxx");

    private Literals() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    static String standard(Object value) {
        if (value instanceof String || value instanceof Character) {
            return quoted(value.toString());
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof UUID) {
            return "CAST('" + value + "' AS UUID)";
        }
        return time(value);
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? number.toString() : "CAST('" + number + "' AS DOUBLE PRECISION)";
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger) {
            return number.toString();
        }
        throw unknown(number);
    }

    private static String time(Object value) {
        if (value instanceof LocalDate) {
            return "DATE '" + value + "'";
        }
        if (value instanceof LocalTime time) {
            return "TIME '" + TIME.format(time) + "'";
        }
        if (value instanceof LocalDateTime timestamp) {
            return "TIMESTAMP '" + TIMESTAMP.format(timestamp) + "'";
        }
        if (value instanceof OffsetTime time) {
            return "TIME WITH TIME ZONE '" + OFFSET_TIME.format(time) + "'";
        }
        if (value instanceof OffsetDateTime timestamp) {
            return "TIMESTAMP WITH TIME ZONE '" + OFFSET_TIMESTAMP.format(timestamp) + "'";
        }
        if (value instanceof Instant instant) {
            return time(instant.atOffset(ZoneOffset.UTC));
        }
        throw unknown(value);
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException("no literal for " + value.getClass().getName() + "; use a BoundLiteral");
    }

    static String quoted(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
