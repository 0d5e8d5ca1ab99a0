package dev.athanor.benchmarks.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What is in the tables, without what contenders may choose: ids and the first version of new rows. */
public final class Contents {
    private static final String NEW = ">= " + Seed.FIRST_NEW_ID;
    private static final List<String> QUERIES = List.of(
            "select * from customer order by id",
            "select * from orders where not id " + NEW + " order by id",
            "select order_number, placed, status, total, customer_id from orders where id " + NEW
                    + " order by order_number",
            "select * from order_line order by id",
            "select n.name, p.name from tree_node n left join tree_node p on p.id = n.parent_id order by n.name",
            "select * from wide_row order by id");

    private Contents() {}

    /** A line for each row of each table. */
    public static List<String> of(DataSource dataSource) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (String query : QUERIES) {
                lines.add(query);
                read(connection, query, lines);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    private static void read(Connection connection, String query, List<String> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(rows.getString(column)).append(' ');
                }
                lines.add(line.toString());
            }
        }
    }
}
