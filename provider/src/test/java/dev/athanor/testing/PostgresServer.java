package dev.athanor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server for the tests of this JVM, started from binaries on the class path.
 *
 * <p>PostgreSQL refuses to run as root; a build that does hands the server to another user, see
 * {@link UnprivilegedUser}.
 *
 * <p>On a platform without binaries, {@value #EXTERNAL_URL} (with {@value #EXTERNAL_USER} and
 * {@value #EXTERNAL_PASSWORD}) in the environment names a running server, as
 * {@code jdbc:postgresql://host:port/}, whose user may create databases.
 */
final class PostgresServer {

    private static final String EXTERNAL_URL = "ATHANOR_TEST_POSTGRES_URL";
    private static final String EXTERNAL_USER = "ATHANOR_TEST_POSTGRES_USER";
    private static final String EXTERNAL_PASSWORD = "ATHANOR_TEST_POSTGRES_PASSWORD";

    private static final String SUPERUSER = "postgres";
    private final String baseUrl;
    private final String user;
    private final String password;

    /** Null if the server is somebody else's. */
    private final @Nullable GuardedServer own;

    private PostgresServer(String baseUrl, String user, String password, @Nullable GuardedServer own) {
        this.baseUrl = baseUrl;
        this.user = user;
        this.password = password;
        this.own = own;
    }

    private static final class Holder {
        static final PostgresServer SHARED = start();
    }

    /** The server of this JVM; the first call starts it. */
    static PostgresServer shared() {
        return Holder.SHARED;
    }

    private static PostgresServer start() {
        String external = System.getenv(EXTERNAL_URL);
        if (external != null) {
            return new PostgresServer(
                    external.endsWith("/") ? external : external + "/",
                    environment(EXTERNAL_USER, SUPERUSER),
                    environment(EXTERNAL_PASSWORD, ""),
                    null);
        }
        try {
            return startEmbedded();
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL server for the tests: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the PostgreSQL server started", e);
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static PostgresServer startEmbedded() throws IOException, InterruptedException {
        Path bin = PostgresBinaries.unpacked().resolve("bin");
        UnprivilegedUser owner = UnprivilegedUser.forThisProcess();
        GuardedServer server = GuardedServer.start("postgres", owner, new GuardedServer.Product() {
            @Override
            public void initialise(Path home) throws IOException, InterruptedException {
                PostgresServer.initialise(bin, owner, home);
            }

            @Override
            public List<String> command(Path home, int port) {
                return PostgresServer.command(bin, home, port);
            }

            @Override
            public Connection connect(int port) throws SQLException {
                return DriverManager.getConnection(url(port) + SUPERUSER, SUPERUSER, "");
            }
        });
        return new PostgresServer(url(server.port()), SUPERUSER, "", server);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    private static void initialise(Path bin, UnprivilegedUser owner, Path home)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(owner.command(List.of(
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + home.resolve("data"),
                        "--username=" + SUPERUSER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        // The same order and the same upper case everywhere, whatever the machine has installed.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync")))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("initdb ended with " + process.exitValue() + ": " + output);
        }
    }

    private static List<String> command(Path bin, Path home, int port) {
        List<String> command = new ArrayList<>();
        command.add(bin.resolve("postgres").toString());
        command.addAll(List.of("-D", home.resolve("data").toString()));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-k", ""));
        // Data that live as long as the JVM need not survive a crash.
        command.add("-F");
        for (String setting : List.of(
                "synchronous_commit=off",
                "full_page_writes=off",
                "shared_buffers=64MB",
                "max_connections=200",
                // Prepared transactions are off by default, and XA needs them.
                "max_prepared_transactions=20",
                // The mistakes that tests make on purpose are not worth a line each.
                "log_min_messages=fatal")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    String url(String database) {
        return baseUrl + database;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    void createDatabase(String name) {
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            String server = own == null || own.isAlive() ? "" : " (the server has stopped)";
            throw new IllegalStateException(sql + " failed: " + e.getMessage() + server, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), user, password);
    }
}
