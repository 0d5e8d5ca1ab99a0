package dev.athanor.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of its own for one test; closing it throws it away.
 *
 * <p>Tests usually get theirs from {@link OnEachDatabase}. The data source is not pooled: each
 * {@link DataSource#getConnection()} opens a connection. Threads may share an instance.
 */
public final class TestDatabase implements AutoCloseable {

    /** The products that the tests run on. */
    public enum Kind {
        /** H2, in memory, inside this JVM. */
        H2,
        /** A real PostgreSQL server, one per JVM, started when it is first asked for. */
        POSTGRES,
        /** A real MariaDB server, one per JVM, started when it is first asked for; skipped where there is none. */
        MARIADB;

        /** Whether this machine has it. */
        public boolean isAvailable() {
            return this != MARIADB || MariaDbServer.find() != null;
        }
    }

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final Kind kind;
    private final String name;
    private final String url;
    private final String user;
    private final String password;
    private final DataSource dataSource;

    private TestDatabase(Kind kind, String name, String url, String user, String password, DataSource dataSource) {
        this.kind = kind;
        this.name = name;
        this.url = url;
        this.user = user;
        this.password = password;
        this.dataSource = dataSource;
    }

    /** Creates an empty database; whoever opens it closes it. */
    public static TestDatabase open(Kind kind) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + SEQUENCE.incrementAndGet();
        return switch (kind) {
            case H2 -> openH2(name);
            case POSTGRES -> openPostgres(name);
            case MARIADB -> openMariaDb(name);
        };
    }

    private static TestDatabase openH2(String name) {
        // Without the delay the database would be gone whenever no connection is open.
        String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        dataSource.setUser("sa");
        dataSource.setPassword("");
        return new TestDatabase(Kind.H2, name, url, "sa", "", dataSource);
    }

    private static TestDatabase openPostgres(String name) {
        PostgresServer server = PostgresServer.shared();
        server.createDatabase(name);
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.url(name));
        dataSource.setUser(server.user());
        dataSource.setPassword(server.password());
        return new TestDatabase(Kind.POSTGRES, name, server.url(name), server.user(), server.password(), dataSource);
    }

    private static TestDatabase openMariaDb(String name) {
        MariaDbServer server = MariaDbServer.shared();
        server.createDatabase(name);
        try {
            MariaDbDataSource dataSource = new MariaDbDataSource(server.url(name));
            dataSource.setUser(server.user());
            dataSource.setPassword(server.password());
            return new TestDatabase(Kind.MARIADB, name, server.url(name), server.user(), server.password(), dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver refuses " + server.url(name) + ": " + e.getMessage(), e);
        }
    }

    /** Which product it is. */
    public Kind kind() {
        return kind;
    }

    /** The JDBC URL. */
    public String url() {
        return url;
    }

    /** The user to connect as. */
    public String user() {
        return user;
    }

    /** The password of the user; never null. */
    public String password() {
        return password;
    }

    /** The class name of the JDBC driver. */
    public String driver() {
        return switch (kind) {
            case H2 -> "org.h2.Driver";
            case POSTGRES -> "org.postgresql.Driver";
            case MARIADB -> "org.mariadb.jdbc.Driver";
        };
    }

    /** A data source without a pool. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The catalogue to look for tables in with {@link java.sql.DatabaseMetaData}; null if the connection has but one. */
    public @Nullable String catalog() {
        return kind == Kind.MARIADB ? name : null;
    }

    /** The schema to look for tables in with {@link java.sql.DatabaseMetaData}; null where catalogues stand for schemas. */
    public @Nullable String schemaPattern() {
        return kind == Kind.MARIADB ? null : schema();
    }

    /** The schema of tables whose mapping names none, as {@code information_schema} has it. */
    public String schema() {
        return switch (kind) {
            case H2 -> "PUBLIC";
            case POSTGRES -> "public";
            case MARIADB -> name;
        };
    }

    /** A name that one of the products reserves, as this product takes it. */
    public String reserved(String word) {
        return kind == Kind.MARIADB ? quoted(word) : word;
    }

    /** A statement with names in double quotes, as the product takes it. */
    public String quotes(String sql) {
        return kind == Kind.MARIADB ? sql.replace('"', '`') : sql;
    }

    /** A name in the quotes of the product. */
    public String quoted(String name) {
        return kind == Kind.MARIADB ? '`' + name.replace("`", "``") + '`' : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Runs statements in one transaction, for the preparation of a test. */
    public void execute(String... statements) {
        execute(List.of(statements));
    }

    /** Runs statements in one transaction, for the preparation of a test. */
    public void execute(List<String> statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("preparing " + this + " failed: " + e.getMessage(), e);
        }
    }

    /** Throws the database away, also if connections are still open. */
    @Override
    public void close() {
        switch (kind) {
            case H2 -> shutDownH2();
            case POSTGRES -> PostgresServer.shared().dropDatabase(name);
            case MARIADB -> MariaDbServer.shared().dropDatabase(name);
        }
    }

    private void shutDownH2() {
        // No transaction: nothing is left to commit in.
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            throw new IllegalStateException("closing " + this + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
