package dev.athanor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB server for the tests of this JVM, started from binaries on the class path or from an installed one.
 *
 * <p>Where there is neither, {@value #EXTERNAL_URL} (with {@value #EXTERNAL_USER} and {@value #EXTERNAL_PASSWORD}) in the
 * environment names a running server, as {@code jdbc:mariadb://host:port/}, whose user may create databases. Without any
 * of these the tests on MariaDB are skipped, which the end of the run tells.
 */
final class MariaDbServer {

    private static final String EXTERNAL_URL = "ATHANOR_TEST_MARIADB_URL";
    private static final String EXTERNAL_USER = "ATHANOR_TEST_MARIADB_USER";
    private static final String EXTERNAL_PASSWORD = "ATHANOR_TEST_MARIADB_PASSWORD";

    private static final String SUPERUSER = "root";
    private static final int NO_SUCH_THREAD = 1094;

    /** What a server has from the beginning. */
    private static final Set<String> SYSTEM_DATABASES =
            Set.of("information_schema", "mysql", "performance_schema", "sys");

    private final String baseUrl;
    private final String user;
    private final String password;

    /** Null if the server is somebody else's. */
    private final @Nullable GuardedServer own;

    private MariaDbServer(String baseUrl, String user, String password, @Nullable GuardedServer own) {
        this.baseUrl = baseUrl;
        this.user = user;
        this.password = password;
        this.own = own;
    }

    private static final class Holder {
        static final @Nullable MariaDbServer SHARED = start();
    }

    /** The server of this JVM, which the first call starts; null if there is none. */
    static @Nullable MariaDbServer find() {
        return Holder.SHARED;
    }

    /** The server of this JVM. */
    static MariaDbServer shared() {
        MariaDbServer server = find();
        if (server == null) {
            throw new IllegalStateException("no MariaDB on this machine; " + EXTERNAL_URL + " may name one");
        }
        return server;
    }

    private static @Nullable MariaDbServer start() {
        String external = System.getenv(EXTERNAL_URL);
        if (external != null) {
            return new MariaDbServer(
                    external.endsWith("/") ? external : external + "/",
                    environment(EXTERNAL_USER, SUPERUSER),
                    environment(EXTERNAL_PASSWORD, ""),
                    null);
        }
        try {
            MariaDbBinaries binaries = MariaDbBinaries.find();
            return binaries == null ? null : start(binaries);
        } catch (IOException e) {
            throw new IllegalStateException("the MariaDB server for the tests did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the MariaDB server started", e);
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static MariaDbServer start(MariaDbBinaries binaries) throws IOException, InterruptedException {
        UnprivilegedUser owner = UnprivilegedUser.forThisProcess();
        GuardedServer server = GuardedServer.start("mariadb", owner, new GuardedServer.Product() {
            @Override
            public void initialise(Path home) throws IOException, InterruptedException {
                MariaDbServer.initialise(binaries, owner, home);
            }

            @Override
            public List<String> command(Path home, int port) {
                List<String> command = basics(binaries, home);
                command.addAll(List.of(
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + home.resolve("socket"),
                        "--pid-file=" + home.resolve("pid"),
                        "--tmpdir=" + home,
                        "--skip-name-resolve",
                        // Making a certificate takes seconds.
                        "--skip-ssl",
                        "--max-connections=300",
                        // What the specification assumes, and what the others have.
                        "--transaction-isolation=READ-COMMITTED",
                        "--innodb-buffer-pool-size=64M",
                        // Data that live as long as the JVM need not survive a crash.
                        "--innodb-flush-log-at-trx-commit=0",
                        "--skip-innodb-doublewrite",
                        "--innodb-fast-shutdown=2",
                        "--performance-schema=OFF"));
                return command;
            }

            @Override
            public Connection connect(int port) throws SQLException {
                return DriverManager.getConnection(url(port) + options(true), SUPERUSER, "");
            }
        });
        return new MariaDbServer(url(server.port()), SUPERUSER, "", server);
    }

    private static String url(int port) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/";
    }

    private static String options(boolean own) {
        return own ? "?sslMode=disable" : "";
    }

    private static List<String> basics(MariaDbBinaries binaries, Path home) {
        return new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--datadir=" + home.resolve("data"),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--skip-log-bin",
                "--innodb-flush-method=nosync",
                "--innodb-log-file-size=16M",
                // The mistakes that tests make on purpose are not worth a line each.
                "--log-warnings=0"));
    }

    /** Makes the system tables, as mariadb-install-db does. */
    private static void initialise(MariaDbBinaries binaries, UnprivilegedUser owner, Path home)
            throws IOException, InterruptedException {
        Path data = Files.createDirectory(home.resolve("data"));
        owner.own(data);
        List<String> command = basics(binaries, home);
        command.add("--bootstrap");
        Process process = new ProcessBuilder(owner.command(command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        try (OutputStream script = process.getOutputStream()) {
            script.write("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (String part : List.of(
                    "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql")) {
                Files.copy(binaries.share().resolve(part), script);
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("mariadbd --bootstrap ended with " + process.exitValue() + ": "
                    + Files.readString(home.resolve("log"), StandardCharsets.UTF_8));
        }
    }

    String url(String database) {
        return baseUrl + database + options(own != null);
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** Texts compare as they do elsewhere: by their characters, all of them. */
    void createDatabase(String name) {
        execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
    }

    /** Drops the database, and on a server of our own what the test has created beside it; ends their connections. */
    void dropDatabase(String name) {
        Set<String> names = new TreeSet<>(Set.of(name));
        if (own != null) {
            names.addAll(texts("SHOW DATABASES"));
            names.removeAll(SYSTEM_DATABASES);
            names.removeIf(other -> other.startsWith("test_") && !other.equals(name));
        }
        for (String id : texts("SELECT id FROM information_schema.processlist WHERE db = '" + name + "'")) {
            kill(id);
        }
        names.forEach(each -> execute("DROP DATABASE IF EXISTS `" + each + '`'));
    }

    private void kill(String id) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw failed("KILL " + id, e);
            }
            // It has ended by itself since it was listed.
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
        return texts;
    }

    private IllegalStateException failed(String sql, SQLException e) {
        String server = own == null || own.isAlive() ? "" : " (the server has stopped)";
        return new IllegalStateException(sql + " failed: " + e.getMessage() + server, e);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), user, password);
    }
}
