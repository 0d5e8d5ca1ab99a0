package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;

final class InsertGraph extends JdbcWork<Integer> {
    private static final String SQL = "insert into tree_node (id, name, parent_id) values (?, ?, ?)";

    private final SequenceBlocks ids = new SequenceBlocks("node_seq");

    InsertGraph(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    Integer run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            long root = ids.next(connection);
            statement.setLong(1, root);
            statement.setString(2, "root");
            statement.setNull(3, Types.BIGINT);
            statement.addBatch();
            for (int branch = 0; branch < 27; branch++) {
                long parent = root;
                for (int depth = 0; depth < 37; depth++) {
                    long id = ids.next(connection);
                    statement.setLong(1, id);
                    statement.setString(2, "node " + branch + " " + depth);
                    statement.setLong(3, parent);
                    statement.addBatch();
                    parent = id;
                }
            }
            statement.executeBatch();
        }
        return 1000;
    }
}
