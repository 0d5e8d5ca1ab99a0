package dev.athanor.internal.boot;

import com.zaxxer.hikari.HikariConfig;
import dev.athanor.internal.boot.AthanorConfig.Origin;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.DatabaseException;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where the connections of a factory come from: a data source that was given, a pool over the JDBC driver, or
 * an embedded database when nothing is named. What was given nearer to the program wins; a data source wins over a URL
 * from the same place.
 */
final class DataSources {
    private static final Logger LOG = LoggerFactory.getLogger(DataSources.class);
    private static final String H2_DRIVER = "org.h2.Driver";

    private final PersistenceUnit unit;
    private final AthanorConfig config;

    private DataSources(PersistenceUnit unit, AthanorConfig config) {
        this.unit = unit;
        this.config = config;
    }

    /**
     * The data source of a factory. Settings are checked here; the database is not contacted before {@link
     * UnitDataSource#firstConnection}.
     *
     * @throws ConfigurationException if the settings do not lead to a data source
     */
    static UnitDataSource open(PersistenceUnit unit, AthanorConfig config) {
        return new DataSources(unit, config).open();
    }

    /**
     * Where a factory with JTA transactions gets connections that take no part in them, if it has a data source of its own
     * for that.
     */
    static Optional<DataSource> outsideOfJta(AthanorConfig config) {
        return config.find(Settings.NON_JTA_DATA_SOURCE)
                .map(given -> external(given).dataSource());
    }

    private UnitDataSource open() {
        if (config.get(Settings.TRANSACTION_TYPE) == PersistenceUnitTransactionType.JTA) {
            // Nothing but the container's own data source takes part in its transactions.
            return external(config.get(nearest(List.of(Settings.JTA_DATA_SOURCE, Settings.DATA_SOURCE), Origin.FALLBACK)
                    .orElseThrow(() -> new ConfigurationException(BootMessage.JTA_DATA_SOURCE_MISSING, unit.name()))));
        }
        Optional<Setting<Object>> given = givenDataSource();
        if (given.isPresent()) {
            return external(config.get(given.get()));
        }
        @Nullable String url = text(Settings.JDBC_URL);
        if (url != null) {
            return pooled(url, text(Settings.JDBC_USER), text(Settings.JDBC_PASSWORD), text(Settings.JDBC_DRIVER));
        }
        for (Setting<String> setting : List.of(Settings.JDBC_USER, Settings.JDBC_PASSWORD, Settings.JDBC_DRIVER)) {
            if (text(setting) != null) {
                throw new ConfigurationException(BootMessage.URL_MISSING, setting.name());
            }
        }
        return embedded();
    }

    /** The data source that was given nearest to the program, unless a URL was given nearer still. */
    private Optional<Setting<Object>> givenDataSource() {
        return nearest(
                List.of(Settings.NON_JTA_DATA_SOURCE, Settings.DATA_SOURCE, Settings.JTA_DATA_SOURCE),
                text(Settings.JDBC_URL) == null ? Origin.FALLBACK : config.origin(Settings.JDBC_URL));
    }

    private Optional<Setting<Object>> nearest(List<Setting<Object>> preferred, Origin least) {
        Origin nearest = least;
        Setting<Object> chosen = null;
        for (Setting<Object> setting : preferred) {
            Origin origin = config.origin(setting);
            boolean nearer = chosen == null ? origin.compareTo(nearest) >= 0 : origin.compareTo(nearest) > 0;
            if (origin != Origin.FALLBACK && nearer) {
                chosen = setting;
                nearest = origin;
            }
        }
        return Optional.ofNullable(chosen);
    }

    private static UnitDataSource external(Object given) {
        DataSource dataSource = given instanceof DataSource object ? object : lookUp(given.toString());
        return new UnitDataSource(dataSource, new ConnectionFailure(null, null), () -> {});
    }

    /** The specification names data sources in JNDI. */
    private static DataSource lookUp(String name) {
        @Nullable Object found;
        try {
            found = Jndi.lookUp(name);
        } catch (NamingException e) {
            throw new ConfigurationException(e, BootMessage.JNDI_FAILED, name, BootMessage.reason(e));
        }
        if (found instanceof DataSource dataSource) {
            return dataSource;
        }
        throw new ConfigurationException(
                BootMessage.JNDI_WRONG_TYPE,
                name,
                found == null ? "nothing" : "an object of " + found.getClass().getName());
    }

    private UnitDataSource pooled(
            String url, @Nullable String user, @Nullable String password, @Nullable String driverClass) {
        Driver driver = new Drivers(unit.classLoader()).find(url, driverClass);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("athanor-" + unit.name());
        PoolSettings.apply(config.pool(), pool);
        pool.setJdbcUrl(url);
        pool.setDriverClassName(driver.getClass().getName());
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setAutoCommit(false);
        @Nullable ClassLoader loader = driver.getClass().getClassLoader();
        ConnectionFailure failure = new ConnectionFailure(url, password);
        PooledDataSource source = new PooledDataSource(pool, loader == null ? unit.classLoader() : loader, failure);
        return new UnitDataSource(source, failure, source::close);
    }

    private UnitDataSource embedded() {
        if (!new Drivers(unit.classLoader()).has(H2_DRIVER)) {
            throw new ConfigurationException(BootMessage.H2_MISSING, unit.name());
        }
        LOG.info(BootMessage.EMBEDDED_DATABASE.text(unit.name()));
        // The name makes the database this factory's own.
        String url = "jdbc:h2:mem:athanor-" + UUID.randomUUID();
        UnitDataSource pooled = pooled(url, null, null, H2_DRIVER);
        // The database ends with its last connection: this one holds it while the pool is at times empty.
        Connection keeper = connect(url);
        AtomicBoolean open = new AtomicBoolean(true);
        return new UnitDataSource(pooled.dataSource(), new ConnectionFailure(url, null), () -> {
            if (open.compareAndSet(true, false)) {
                pooled.close();
                shutDown(keeper);
            }
        });
    }

    private Connection connect(String url) {
        try {
            return new Drivers(unit.classLoader()).find(url, H2_DRIVER).connect(url, new Properties());
        } catch (SQLException e) {
            throw new ConnectionFailure(url, null).refused(e);
        }
    }

    /** Ends the database even if a connection was never given back: the driver does not abort connections. */
    private static void shutDown(Connection keeper) {
        try (keeper;
                Statement statement = keeper.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new DatabaseException(
                    e, BootMessage.CONNECTION_FAILED, "The embedded database", BootMessage.reason(e));
        }
    }

    /** A text that says something; an empty one counts as not given. */
    private @Nullable String text(Setting<String> setting) {
        return config.find(setting).filter(value -> !value.isBlank()).orElse(null);
    }
}
