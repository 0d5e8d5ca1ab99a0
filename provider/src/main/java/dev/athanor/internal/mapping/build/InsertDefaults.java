package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the texts of {@code @InsertDefault} as values of the attributes that they are on. */
final class InsertDefaults {
    private static final Map<Class<?>, Function<String, Object>> READERS = readers();

    private InsertDefaults() {}

    private static Map<Class<?>, Function<String, Object>> readers() {
        Map<Class<?>, Function<String, Object>> readers = new HashMap<>();
        readers.put(String.class, text -> text);
        readers.put(Boolean.class, InsertDefaults::truth);
        readers.put(Byte.class, Byte::valueOf);
        readers.put(Short.class, Short::valueOf);
        readers.put(Integer.class, Integer::valueOf);
        readers.put(Long.class, Long::valueOf);
        readers.put(Float.class, Float::valueOf);
        readers.put(Double.class, Double::valueOf);
        readers.put(Character.class, InsertDefaults::character);
        readers.put(BigInteger.class, BigInteger::new);
        readers.put(BigDecimal.class, BigDecimal::new);
        readers.put(UUID.class, UUID::fromString);
        readers.put(LocalDate.class, LocalDate::parse);
        readers.put(LocalTime.class, LocalTime::parse);
        readers.put(LocalDateTime.class, LocalDateTime::parse);
        readers.put(OffsetTime.class, OffsetTime::parse);
        readers.put(OffsetDateTime.class, OffsetDateTime::parse);
        readers.put(Instant.class, Instant::parse);
        readers.put(Year.class, Year::parse);
        readers.put(Duration.class, Duration::parse);
        return Map.copyOf(readers);
    }

    /** The value, or null if the text is none of the attribute's type, which is a problem then. */
    static @Nullable Object read(BasicLink link, String text, Problems problems) {
        AttributeDraft draft = link.draft;
        if (draft.id || draft.version || draft.filled != null) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.WRONG_ANNOTATION,
                    "InsertDefault",
                    draft.id ? "an id" : draft.version ? "a version" : "a column that the database fills");
            return null;
        }
        if (!link.insertable) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.CONTRADICTION,
                    "@InsertDefault",
                    "insertable = false");
            return null;
        }
        Class<?> type = TypeResolver.boxed(link.javaType);
        try {
            if (type.isEnum()) {
                return constant(type, text);
            }
            Function<String, Object> reader = READERS.get(type);
            if (reader == null) {
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.WRONG_ANNOTATION,
                        "InsertDefault",
                        "a " + type.getTypeName() + ", which has no text");
                return null;
            }
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.INSERT_DEFAULT,
                    text,
                    type.getName(),
                    String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no constant of that name");
    }
}
