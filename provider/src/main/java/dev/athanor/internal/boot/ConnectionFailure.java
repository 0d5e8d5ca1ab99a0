package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.DatabaseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in Athanor's words why a database gave no connection. */
final class ConnectionFailure {
    private static final Set<String> UNKNOWN_DATABASE_STATES = Set.of("3D000", "90013", "90146", "90149");

    private final String subject;
    private final @Nullable String url;
    private final @Nullable String password;

    /**
     * Creates the translator of one data source.
     *
     * @param url its URL, if known
     * @param password the password, so that it can be kept out of the texts
     */
    ConnectionFailure(@Nullable String url, @Nullable String password) {
        this.subject = url == null ? "The database of the data source" : "The database " + Secrets.maskUrl(url);
        this.url = url;
        this.password = password;
    }

    /** The exception for a connection that the database did not give. */
    DatabaseException refused(SQLException cause) {
        return failed(cause, messageFor(cause));
    }

    /** The exception for a database that leaves a request for a connection unanswered. */
    DatabaseException unreachable(SQLException cause) {
        return failed(cause, BootMessage.DATABASE_UNREACHABLE);
    }

    private DatabaseException failed(SQLException cause, BootMessage message) {
        return new DatabaseException(cause, message, subject, Secrets.mask(BootMessage.reason(cause), url, password));
    }

    /** The exception for a pool all of whose connections stay in use. */
    DatabaseException exhausted(SQLException cause) {
        return new DatabaseException(
                cause,
                BootMessage.POOL_EXHAUSTED,
                url == null ? "the database of the data source" : "the database " + Secrets.maskUrl(url),
                BootMessage.reason(cause));
    }

    private static BootMessage messageFor(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("28")) {
            return BootMessage.LOGIN_REFUSED;
        }
        if (UNKNOWN_DATABASE_STATES.contains(state)) {
            return BootMessage.DATABASE_UNKNOWN;
        }
        return state.startsWith("08") || isNetwork(cause)
                ? BootMessage.DATABASE_UNREACHABLE
                : BootMessage.CONNECTION_FAILED;
    }

    private static boolean isNetwork(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
