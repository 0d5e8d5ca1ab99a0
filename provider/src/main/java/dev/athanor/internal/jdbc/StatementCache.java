package dev.athanor.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepared statements of one connection that are not in use, by SQL text. A statement is taken out while it is used, so
 * that the same text can be run again while its rows are being read. For one thread.
 */
final class StatementCache {
    private final int limit;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    StatementCache(int limit) {
        this.limit = limit;
    }

    @Nullable PreparedStatement take(String sql) {
        return idle.remove(sql);
    }

    /** Takes a statement back; closes it if there is one of that text, and the oldest if there are too many. */
    void putBack(String sql, PreparedStatement statement) throws SQLException {
        if (limit == 0 || idle.putIfAbsent(sql, statement) != null) {
            statement.close();
        } else if (idle.size() > limit) {
            Iterator<PreparedStatement> oldestFirst = idle.values().iterator();
            PreparedStatement oldest = oldestFirst.next();
            oldestFirst.remove();
            oldest.close();
        }
    }

    /** Closes all; carries on after a failure and throws the first. */
    void closeAll() throws SQLException {
        SQLException first = null;
        for (PreparedStatement statement : idle.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        idle.clear();
        if (first != null) {
            throw first;
        }
    }
}
