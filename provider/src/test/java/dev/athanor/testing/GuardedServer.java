package dev.athanor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database server whose life hangs on a pipe from this JVM: when the JVM ends, however it ends, the server stops and
 * its data are deleted.
 */
final class GuardedServer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** Between choosing a free port and the server's binding it, somebody else may take it. */
    private static final int ATTEMPTS = 3;

    /** What a server may need for its data, in bytes. */
    private static final long ROOM = 1L << 30;

    /**
     * Runs the server beside a watch on its own input. The end of the input is the end of this JVM: then the watch stops
     * the server at once and removes its directory. If the server ends by itself, so does the guard. Nothing here needs
     * more than POSIX sh. Arguments: the directory, then the server's command line.
     */
    private static final String GUARD = """
            home=$1; shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (
              cat <&3 >/dev/null
              [ -e "$home/ended" ] || kill -QUIT $server
              while [ ! -e "$home/ended" ]; do sleep 0.1; done
              rm -rf "$home"
            ) &
            wait $server
            : >"$home/ended"
            """;

    /** What differs per product. */
    interface Product {
        /** Prepares the directory of the data. */
        void initialise(Path home) throws IOException, InterruptedException;

        /** The command line of the server. */
        List<String> command(Path home, int port);

        /** Succeeds once the server is up. */
        Connection connect(int port) throws SQLException;
    }

    private final int port;

    /** Kept open as long as this JVM lives. */
    private final Process guard;

    private GuardedServer(int port, Process guard) {
        this.port = port;
        this.guard = guard;
    }

    /**
     * Starts a server and waits until it takes connections.
     *
     * @param name a part of its directory's name
     * @param owner the user that runs it
     * @param product which server
     */
    static GuardedServer start(String name, UnprivilegedUser owner, Product product)
            throws IOException, InterruptedException {
        String failure = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path home = Files.createTempDirectory(memory(), "athanor-" + name + "-run-");
            owner.own(home);
            Path log = home.resolve("log");
            product.initialise(home);
            int port = freePort();
            List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh", home.toString()));
            command.addAll(product.command(home, port));
            Process guard = new ProcessBuilder(owner.command(command))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            SQLException refusal = awaitConnection(product, port, guard);
            if (refusal == null) {
                return new GuardedServer(port, guard);
            }
            failure = refusal.getMessage() + "; its log says: " + Files.readString(log, StandardCharsets.UTF_8);
            guard.getOutputStream().close();
        }
        throw new IOException("the server did not start in " + ATTEMPTS + " attempts: " + failure);
    }

    /**
     * Where data are kept: in memory where the machine has room for files there, because MariaDB insists on seeing each
     * new table safe on the disk, which makes the creation of a schema a hundred times slower.
     */
    private static Path memory() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && memory.toFile().getUsableSpace() > ROOM
                ? memory
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Null once a connection could be opened, otherwise why not. */
    private static @Nullable SQLException awaitConnection(Product product, int port, Process guard)
            throws InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try (Connection connection = product.connect(port)) {
                return null;
            } catch (SQLException e) {
                if (!guard.isAlive() || System.nanoTime() - deadline > 0) {
                    return e;
                }
                Thread.sleep(20);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens, on the local address. */
    int port() {
        return port;
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return guard.isAlive();
    }
}
