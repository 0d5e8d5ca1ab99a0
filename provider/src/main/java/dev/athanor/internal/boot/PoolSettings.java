package dev.athanor.internal.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.PropertyElf;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.Suggestions;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of HikariCP that pass through as {@code athanor.hikari.<property>}. */
final class PoolSettings {
    /** Properties of the driver, which it checks itself, pass through under this prefix. */
    private static final String DRIVER_PREFIX = "dataSource.";

    /** What has a standard property, or what Athanor relies on. */
    private static final Map<String, String> RESERVED = Map.ofEntries(
            Map.entry("jdbcUrl", "Use jakarta.persistence.jdbc.url."),
            Map.entry("driverClassName", "Use jakarta.persistence.jdbc.driver."),
            Map.entry("username", "Use jakarta.persistence.jdbc.user."),
            Map.entry("password", "Use jakarta.persistence.jdbc.password."),
            Map.entry("dataSource", "Use jakarta.persistence.nonJtaDataSource."),
            Map.entry("dataSourceJNDI", "Use jakarta.persistence.nonJtaDataSource."),
            Map.entry("dataSourceClassName", "Use jakarta.persistence.nonJtaDataSource."),
            Map.entry("dataSourceProperties", "Write athanor.hikari.dataSource.<property of the driver>."),
            Map.entry("credentials", "Use jakarta.persistence.jdbc.user and jakarta.persistence.jdbc.password."),
            Map.entry("autoCommit", "Remove it: transactions need it to be off."));

    private PoolSettings() {}

    /** The names that can be set, in alphabetical order. */
    static List<String> names() {
        TreeSet<String> names = new TreeSet<>(PropertyElf.getPropertyNames(HikariConfig.class));
        names.removeAll(RESERVED.keySet());
        return List.copyOf(names);
    }

    /**
     * Sets the pool's properties.
     *
     * @param given the properties without Athanor's prefix
     * @throws ConfigurationException if there is no such property, or it cannot have the value
     */
    static void apply(Map<String, Object> given, HikariConfig config) {
        given.forEach((name, value) -> {
            check(name, value);
            Properties one = new Properties();
            one.put(name, value);
            try {
                PropertyElf.setTargetFromProperties(config, one);
            } catch (RuntimeException e) {
                // The pool wraps whatever its setters and parsers throw into a plain RuntimeException.
                throw wrongValue(name, value, reason(e), e);
            }
        });
    }

    private static void check(String name, Object value) {
        if (name.startsWith(DRIVER_PREFIX)) {
            return;
        }
        String full = PropertyRegistry.POOL_PREFIX + name;
        if (RESERVED.containsKey(name)) {
            throw new ConfigurationException(BootMessage.POOL_RESERVED_PROPERTY, full, RESERVED.get(name));
        }
        List<String> known = names();
        if (!known.contains(name)) {
            String near = Optional.ofNullable(Suggestions.nearest(name, known))
                    .map(found -> "Did you mean '" + PropertyRegistry.POOL_PREFIX + found + "'? ")
                    .orElse("");
            throw new ConfigurationException(
                    BootMessage.POOL_UNKNOWN_PROPERTY, full, near + "Known: " + String.join(", ", known) + ".");
        }
        // The pool reads every text that is not "true" as false.
        if (isTruth(name) && ValueType.truth().read(value).isEmpty()) {
            throw wrongValue(name, value, "it is true or false", null);
        }
    }

    private static boolean isTruth(String name) {
        return PropertyElf.getProperty(name, new HikariConfig()) instanceof Boolean;
    }

    private static ConfigurationException wrongValue(
            String name, Object value, String reason, @Nullable Throwable cause) {
        return new ConfigurationException(
                cause, BootMessage.POOL_WRONG_VALUE, PropertyRegistry.POOL_PREFIX + name, value, reason);
    }

    private static String reason(RuntimeException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && (cause == problem || cause instanceof InvocationTargetException)) {
            cause = cause.getCause();
        }
        return cause instanceof NumberFormatException
                ? "it is a number, or a number with ms, s, m, h or d"
                : BootMessage.reason(cause);
    }
}
