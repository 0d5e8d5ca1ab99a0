package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Ids from a sequence, fifty with each question. */
final class SequenceBlocks {
    private final String sql;
    private long next;
    private int left;

    SequenceBlocks(String sequence) {
        sql = "select nextval('" + sequence + "')";
    }

    long next(Connection connection) throws SQLException {
        if (left == 0) {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                next = rows.getLong(1);
                left = 50;
            }
        }
        left--;
        return next++;
    }
}
