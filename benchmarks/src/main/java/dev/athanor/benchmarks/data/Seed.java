package dev.athanor.benchmarks.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;

/** Tables and the rows in them: the same for every contender, and no chance in them. */
final class Seed {
    /** Everything from here on is a row that a task has inserted: some providers count down from the sequence's value. */
    static final long FIRST_NEW_ID = 900_000;

    private static final int CUSTOMERS = 10_000;
    private static final int ORDERS = 1_000;
    private static final int ORDERS_WITH_LINES = 100;
    private static final int LINES_PER_ORDER = 20;
    private static final int WIDE_ROWS = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final String[] STATUS = {"OPEN", "PAID", "SHIPPED"};

    private Seed() {}

    static void plant(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : schema().split(";\\s*", -1)) {
                if (!sql.isEmpty()) {
                    statement.execute(sql);
                }
            }
        }
        insert(connection, "customer", 7, CUSTOMERS, Seed::customer);
        insert(connection, "orders", 7, ORDERS, Seed::order);
        insert(connection, "order_line", 6, ORDERS_WITH_LINES * LINES_PER_ORDER, Seed::line);
        insert(connection, "wide_row", 30, WIDE_ROWS, Seed::wideRow);
    }

    private static String schema() {
        try (InputStream in = Seed.class.getResourceAsStream("/schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void customer(int id, PreparedStatement row) throws SQLException {
        row.setLong(1, id);
        row.setString(2, "Customer " + id);
        row.setString(3, "customer" + id + "@example.com");
        row.setString(4, "City " + id % 100);
        row.setBigDecimal(5, BigDecimal.valueOf(id, 2));
        row.setBoolean(6, id % 3 != 0);
        row.setInt(7, 0);
    }

    private static void order(int id, PreparedStatement row) throws SQLException {
        row.setLong(1, id);
        row.setString(2, "N" + id);
        row.setObject(3, FIRST_DAY.plusDays(id % 300));
        row.setString(4, STATUS[id % 3]);
        row.setBigDecimal(5, BigDecimal.valueOf(id * 7L, 2));
        row.setLong(6, id);
        row.setInt(7, 0);
    }

    private static void line(int id, PreparedStatement row) throws SQLException {
        row.setLong(1, id);
        row.setLong(2, (id - 1) / LINES_PER_ORDER + 1);
        row.setInt(3, (id - 1) % LINES_PER_ORDER + 1);
        row.setString(4, "Product " + id % 77);
        row.setInt(5, id % 9 + 1);
        row.setBigDecimal(6, BigDecimal.valueOf(id * 3L, 2));
    }

    private static void wideRow(int id, PreparedStatement row) throws SQLException {
        row.setLong(1, id);
        int column = 1;
        for (int i = 0; i < 7; i++) {
            row.setString(++column, "Text " + i + " of " + id);
        }
        for (int i = 0; i < 6; i++) {
            row.setInt(++column, id * i);
        }
        for (int i = 0; i < 4; i++) {
            row.setLong(++column, (long) id * i << 20);
        }
        for (int i = 0; i < 3; i++) {
            row.setBigDecimal(++column, BigDecimal.valueOf((long) id * i, 2));
        }
        for (int i = 0; i < 3; i++) {
            row.setObject(++column, FIRST_DAY.plusDays((long) id % 200 + i));
        }
        for (int i = 0; i < 3; i++) {
            row.setBoolean(++column, id % (i + 2) == 0);
        }
        for (int i = 0; i < 3; i++) {
            row.setDouble(++column, id / 8.0 + i);
        }
    }

    private static void insert(Connection connection, String table, int columns, int rows, RowWriter writer)
            throws SQLException {
        String sql = "insert into " + table + " values (" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int id = 1; id <= rows; id++) {
                writer.write(id, statement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @FunctionalInterface
    private interface RowWriter {
        void write(int id, PreparedStatement row) throws SQLException;
    }
}
