package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the JDBC driver for a URL, or says what is missing. Loads drivers, never connects. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    /** The artifacts of common drivers by what their URLs begin with: the remedy for a missing one. */
    private static final Map<String, String> ARTIFACTS = artifacts();

    /** The same artifacts by what the names of their driver classes begin with. */
    private static final Map<String, String> PREFIXES = Map.of(
            "org.h2.", "jdbc:h2:",
            "org.postgresql.", "jdbc:postgresql:",
            "com.mysql.", "jdbc:mysql:",
            "org.mariadb.", "jdbc:mariadb:",
            "oracle.jdbc.", "jdbc:oracle:",
            "com.microsoft.sqlserver.", "jdbc:sqlserver:",
            "com.ibm.db2.", "jdbc:db2:",
            "org.hsqldb.", "jdbc:hsqldb:",
            "org.apache.derby.", "jdbc:derby:",
            "org.sqlite.", "jdbc:sqlite:");

    private final ClassLoader loader;

    /**
     * Creates the search.
     *
     * @param loader the class loader of the application, asked before Athanor's own
     */
    Drivers(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The driver for a URL.
     *
     * @param className the class that the user names, or null to look for one
     * @throws ConfigurationException if there is none
     */
    Driver find(String url, @Nullable String className) {
        if (!url.startsWith("jdbc:")) {
            throw new ConfigurationException(BootMessage.URL_NOT_JDBC, Secrets.maskUrl(url));
        }
        if (className == null) {
            return candidates().stream()
                    .filter(driver -> accepts(driver, url))
                    .findFirst()
                    .orElseThrow(() -> new ConfigurationException(
                            BootMessage.DRIVER_UNKNOWN_FOR_URL, Secrets.maskUrl(url), artifactFor(url)));
        }
        Driver driver = named(className);
        if (!accepts(driver, url)) {
            throw new ConfigurationException(BootMessage.DRIVER_REFUSES_URL, className, Secrets.maskUrl(url));
        }
        return driver;
    }

    /** Whether the class of a driver can be loaded. */
    boolean has(String className) {
        return load(className).isPresent();
    }

    private Driver named(String className) {
        Class<?> type = load(className)
                .orElseThrow(() ->
                        new ConfigurationException(BootMessage.DRIVER_MISSING, className, artifactOfClass(className)));
        try {
            return type.asSubclass(Driver.class).getDeclaredConstructor().newInstance();
        } catch (ClassCastException e) {
            throw new ConfigurationException(e, BootMessage.NOT_A_DRIVER, className, "it does not implement it");
        } catch (ReflectiveOperationException e) {
            throw new ConfigurationException(e, BootMessage.NOT_A_DRIVER, className, "it cannot be created");
        }
    }

    private Optional<Class<?>> load(String className) {
        Set<ClassLoader> loaders = new LinkedHashSet<>(List.of(loader, Resources.contextLoader()));
        @Nullable ClassLoader own = Drivers.class.getClassLoader();
        if (own != null) {
            loaders.add(own);
        }
        for (ClassLoader candidate : loaders) {
            try {
                return Optional.of(Class.forName(className, true, candidate));
            } catch (ClassNotFoundException e) {
                LOG.trace("{} does not see {}", candidate, className);
            }
        }
        return Optional.empty();
    }

    /** The drivers of the application first; those that are registered with the JVM can stem from another one. */
    private List<Driver> candidates() {
        List<Driver> drivers = new ArrayList<>();
        try {
            ServiceLoader.load(Driver.class, loader).forEach(drivers::add);
        } catch (ServiceConfigurationError e) {
            LOG.warn("A JDBC driver on the class path announces itself wrongly: {}", BootMessage.reason(e));
        }
        DriverManager.drivers().forEach(drivers::add);
        return drivers;
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            LOG.debug("{} cannot judge the URL", driver.getClass().getName(), e);
            return false;
        }
    }

    private static String artifactOfClass(String className) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> className.startsWith(entry.getKey()))
                .map(entry -> artifactFor(entry.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String artifactFor(String url) {
        return ARTIFACTS.entrySet().stream()
                .filter(entry -> url.startsWith(entry.getKey()))
                .map(entry -> " (" + entry.getValue() + ")")
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> artifacts() {
        Map<String, String> artifacts = new LinkedHashMap<>();
        artifacts.put("jdbc:h2:", "com.h2database:h2");
        artifacts.put("jdbc:postgresql:", "org.postgresql:postgresql");
        artifacts.put("jdbc:mysql:", "com.mysql:mysql-connector-j");
        artifacts.put("jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client");
        artifacts.put("jdbc:oracle:", "com.oracle.database.jdbc:ojdbc11");
        artifacts.put("jdbc:sqlserver:", "com.microsoft.sqlserver:mssql-jdbc");
        artifacts.put("jdbc:db2:", "com.ibm.db2:jcc");
        artifacts.put("jdbc:hsqldb:", "org.hsqldb:hsqldb");
        artifacts.put("jdbc:derby:", "org.apache.derby:derby");
        artifacts.put("jdbc:sqlite:", "org.xerial:sqlite-jdbc");
        return artifacts;
    }
}
