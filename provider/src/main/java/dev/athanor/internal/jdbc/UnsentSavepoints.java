package dev.athanor.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The savepoints of a transaction that the database does not know of yet, from the outside in. All of them are inside those that
 * it knows. For one thread at a time.
 */
final class UnsentSavepoints {
    private final JdbcStatistics statistics;
    private final List<LazySavepoint> savepoints = new ArrayList<>(0);

    UnsentSavepoints(JdbcStatistics statistics) {
        this.statistics = statistics;
    }

    LazySavepoint add() {
        LazySavepoint added = new LazySavepoint();
        savepoints.add(added);
        return added;
    }

    /** A statement is about to be sent: it belongs inside all of them. */
    void send(Connection connection) throws SQLException {
        while (!savepoints.isEmpty()) {
            statistics.savepointCalled();
            savepoints.get(0).sent(connection.setSavepoint());
            savepoints.remove(0);
        }
    }

    /**
     * Ends a savepoint, and those inside it that were not sent.
     *
     * @return what the database knows it by; null if it does not know it
     */
    @Nullable Savepoint end(LazySavepoint savepoint) {
        boolean reached = false;
        while (!reached && !savepoints.isEmpty()) {
            reached = savepoints.remove(savepoints.size() - 1) == savepoint;
        }
        return savepoint.sent();
    }

    void clear() {
        savepoints.clear();
    }
}
