package dev.athanor.samples.chinook;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The databases that the sample knows, each with the connection that is taken unless another is named. */
enum Database {

    /** In memory, gone when the program ends. */
    H2("jdbc:h2:mem:chinook;DB_CLOSE_DELAY=-1", "sa", ""),

    /** A server that has to run already. */
    POSTGRESQL("jdbc:postgresql://localhost:5432/chinook", "chinook", "chinook");

    private final String url;
    private final String user;
    private final String password;

    Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** The database that the system property {@code database} names, H2 without it. */
    static Database chosen() {
        String name = System.getProperty("database", "h2");
        for (Database database : values()) {
            if (database.name().equalsIgnoreCase(name)) {
                return database;
            }
        }
        throw new IllegalArgumentException("-Ddatabase=" + name + " is not known; use h2 or postgresql");
    }

    /** Opens a pool; the system properties {@code database.url}, {@code .user} and {@code .password} come first. */
    HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("chinook");
        config.setJdbcUrl(System.getProperty("database.url", url));
        config.setUsername(System.getProperty("database.user", user));
        config.setPassword(System.getProperty("database.password", password));
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
