package dev.athanor.mapping;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ConvertedType;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A value for every basic type, another one for each seed, and always the same for the same seed. */
final class SampleValues {
    private final Map<Class<?>, IntFunction<Object>> makers = new HashMap<>();

    SampleValues() {
        makers.put(Boolean.class, seed -> seed % 2 == 0);
        makers.put(Byte.class, seed -> (byte) seed);
        makers.put(Short.class, seed -> (short) seed);
        makers.put(Integer.class, seed -> seed);
        makers.put(Long.class, seed -> (long) seed);
        makers.put(Float.class, seed -> seed * 0.5f);
        makers.put(Double.class, seed -> seed * 0.25);
        makers.put(Character.class, seed -> (char) ('a' + seed % 26));
        makers.put(String.class, seed -> "t" + seed);
        makers.put(BigInteger.class, BigInteger::valueOf);
        makers.put(BigDecimal.class, BigDecimal::valueOf);
        makers.put(UUID.class, seed -> new UUID(seed, seed));
        makers.put(byte[].class, seed -> new byte[] {(byte) seed, 1});
        makers.put(Byte[].class, seed -> new Byte[] {(byte) seed, 1});
        makers.put(char[].class, seed -> ("c" + seed).toCharArray());
        makers.put(Character[].class, seed -> new Character[] {'x', (char) ('a' + seed % 26)});
        LocalDateTime start = LocalDateTime.of(2024, 1, 31, 12, 30, 15);
        makers.put(LocalDate.class, seed -> start.toLocalDate().plusDays(seed));
        makers.put(LocalTime.class, seed -> start.toLocalTime().plusMinutes(seed));
        makers.put(LocalDateTime.class, seed -> start.plusHours(seed));
        makers.put(
                OffsetTime.class, seed -> start.toLocalTime().plusMinutes(seed).atOffset(ZoneOffset.UTC));
        makers.put(OffsetDateTime.class, seed -> start.plusHours(seed).atOffset(ZoneOffset.UTC));
        makers.put(Instant.class, seed -> Instant.ofEpochSecond(1_700_000_000L + seed));
        makers.put(Year.class, seed -> Year.of(2000 + seed));
        makers.put(Date.class, seed -> java.sql.Date.valueOf(start.toLocalDate().plusDays(seed)));
        makers.put(Calendar.class, seed -> new GregorianCalendar(2024, Calendar.MAY, 1 + seed % 28));
        makers.put(
                java.sql.Date.class,
                seed -> java.sql.Date.valueOf(start.toLocalDate().plusDays(seed)));
        makers.put(Time.class, seed -> Time.valueOf(start.toLocalTime().plusMinutes(seed)));
        makers.put(Timestamp.class, seed -> Timestamp.valueOf(start.plusHours(seed)));
    }

    /** A value for an attribute; null for types of the program that only the program can make. */
    @Nullable Object of(BasicAttribute attribute, int seed) {
        ColumnType type = attribute.type();
        if (type instanceof ConvertedType converted) {
            return converted(converted, seed);
        }
        Object[] constants = type.javaType().getEnumConstants();
        if (constants != null) {
            return constants[seed % constants.length];
        }
        IntFunction<Object> maker = makers.get(type.javaType());
        return maker == null ? null : maker.apply(seed);
    }

    /** What the converter makes of a column value. */
    private @Nullable Object converted(ConvertedType type, int seed) {
        IntFunction<Object> maker = makers.get(type.columnType().javaType());
        if (maker == null) {
            return null;
        }
        Object column = maker.apply(seed);
        ResultSet row = (ResultSet) Proxy.newProxyInstance(
                SampleValues.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("wasNull")) {
                        return false;
                    }
                    return method.getReturnType() == String.class ? String.valueOf(column) : column;
                });
        try {
            return type.read(row, 1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
