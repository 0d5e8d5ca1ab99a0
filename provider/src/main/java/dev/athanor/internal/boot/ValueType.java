package dev.athanor.internal.boot;

import jakarta.persistence.Timeout;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting can be: reads it from a string of persistence.xml or from an object that a program gives. Immutable.
 *
 * @param <T> the type that the program gets to see
 */
public final class ValueType<T> {
    private static final Pattern SEPARATOR = Pattern.compile("-|,\\s*");

    private final String label;
    private final String allowed;
    private final List<String> choices;
    private final Function<Object, Optional<T>> reading;

    private ValueType(String label, String allowed, List<String> choices, Function<Object, Optional<T>> reading) {
        this.label = label;
        this.allowed = allowed;
        this.choices = choices;
        this.reading = reading;
    }

    static ValueType<Boolean> truth() {
        return new ValueType<>("boolean", "true, false", List.of("true", "false"), given -> switch (word(given)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static ValueType<Integer> integer(int least, int most) {
        String allowed = most == Integer.MAX_VALUE
                ? "an integer of " + least + " or more"
                : "an integer from " + least + " to " + most;
        return new ValueType<>(
                "int",
                allowed,
                List.of(),
                given -> number(given)
                        .filter(number -> number >= least && number <= most)
                        .map(Math::toIntExact));
    }

    /** A time span in milliseconds, as the specification counts; 0 has a meaning of its own in most places. */
    static ValueType<Duration> milliseconds() {
        return new ValueType<>("duration", "a number of milliseconds, 0 or more", List.of(), given -> {
            if (given instanceof Duration duration) {
                return duration.isNegative() ? Optional.empty() : Optional.of(duration);
            }
            Object plain = given instanceof Timeout timeout ? (Object) timeout.milliseconds() : given;
            return number(plain).filter(number -> number >= 0).map(Duration::ofMillis);
        });
    }

    /** One constant of an enum, written as its name or in lower case; its words may be separated by hyphens or commas. */
    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type, Function<E, String> spelling) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream().map(spelling).toList();
        return new ValueType<>("one of", String.join(", ", names), names, given -> {
            if (type.isInstance(given)) {
                return Optional.of(type.cast(given));
            }
            String word = SEPARATOR.matcher(word(given)).replaceAll("_");
            return constants.stream()
                    .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        });
    }

    /** What a switch can be: a constant of an enum, or a truth value. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // The type is asked for before anything is made of it.
    static <T> ValueType<T> ofSwitch(Class<T> type, Function<Enum<?>, String> spelling) {
        return (ValueType<T>) (type == Boolean.class ? truth() : oneOf((Class) type, (Function) spelling));
    }

    static ValueType<String> string() {
        return new ValueType<>(
                "string",
                "a string",
                List.of(),
                given -> given instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty());
    }

    /** The names of any number of classes, given as classes, as names, or as one string with commas. */
    static ValueType<List<String>> classNames() {
        return new ValueType<>("class", "classes or their names, separated by commas", List.of(), given -> {
            if (given instanceof Class<?> type) {
                return Optional.of(List.of(type.getName()));
            }
            if (given instanceof Class<?>[] types) {
                return Optional.of(Arrays.stream(types).map(Class::getName).toList());
            }
            if (given instanceof CharSequence text) {
                return Optional.of(Arrays.stream(text.toString().split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
            }
            return Optional.empty();
        });
    }

    /** An object of one of these types, handed on as it is. */
    static ValueType<Object> object(String allowed, Class<?>... types) {
        String label = Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(" or "));
        return new ValueType<>(
                label,
                allowed,
                List.of(),
                given -> Arrays.stream(types).anyMatch(type -> type.isInstance(given))
                        ? Optional.of(given)
                        : Optional.empty());
    }

    /** The value that was meant, or empty if the given one is not of this type. */
    Optional<T> read(Object given) {
        return reading.apply(given);
    }

    /** The type in a word or two, for the documentation. */
    String label() {
        return label;
    }

    /** The values that are accepted, for messages and for the documentation. */
    String allowed() {
        return allowed;
    }

    /** The spellings, if they can be listed. */
    List<String> choices() {
        return choices;
    }

    private static String word(Object given) {
        return given.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Long> number(Object given) {
        if (given instanceof Integer || given instanceof Long || given instanceof Short || given instanceof Byte) {
            return Optional.of(((Number) given).longValue());
        }
        // Eighteen digits always fit into a long.
        return given instanceof CharSequence text && text.toString().strip().matches("-?\\d{1,18}")
                ? Optional.of(Long.valueOf(text.toString().strip()))
                : Optional.empty();
    }
}
