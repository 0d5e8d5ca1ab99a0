package dev.athanor.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables that the suite's scripts create. Its connection stays open as long as the child JVM lives: H2 checks some
 * constraints in the session that created the table.
 */
final class SuiteTables implements AutoCloseable {
    private static final String TABLES = "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";

    private final Product product;
    private final Connection connection;
    private final List<String> statements;
    private final PrintStream log;
    private final List<String> failures = new ArrayList<>();
    private Set<String> tables = Set.of();

    private SuiteTables(Product product, Connection connection, List<String> statements, PrintStream log) {
        this.product = product;
        this.connection = connection;
        this.statements = statements;
        this.log = log;
    }

    /** Connects and runs the scripts. */
    static SuiteTables create(
            Product product, String url, String user, String password, List<Path> scripts, PrintStream log)
            throws IOException, SQLException {
        List<String> statements = new ArrayList<>();
        for (Path script : scripts) {
            statements.addAll(SqlScript.statements(Files.readString(script)));
        }
        Connection connection = DriverManager.getConnection(url, user, password);
        SuiteTables tables = new SuiteTables(product, connection, statements, log);
        try {
            tables.runScripts();
        } catch (SQLException e) {
            tables.close();
            throw e;
        }
        return tables;
    }

    /**
     * The statements that the database refused, with its reason. Those that drop what is not there are not among them:
     * the scripts begin with such.
     */
    List<String> failures() {
        return failures;
    }

    private void runScripts() throws SQLException {
        failures.clear();
        for (String statement : statements) {
            try {
                execute(statement);
            } catch (SQLException e) {
                if (!isRemoval(statement)) {
                    failures.add(statement + " -- " + e.getMessage());
                }
            }
        }
        tables = existing();
    }

    /** Scripts remove constraints before their tables. */
    private static boolean isRemoval(String statement) {
        return SqlScript.startsWith(statement, "DROP")
                || SqlScript.startsWith(statement, "ALTER")
                        && statement.toUpperCase(Locale.ROOT).contains(" DROP ");
    }

    /**
     * Brings the database back to what the scripts made of it: ends what other sessions left open, empties the tables,
     * removes those that tests created, and creates again what tests removed.
     */
    void reset() throws SQLException {
        int ended = endOtherSessions();
        if (ended > 0) {
            log.println(ended + " connections were left open");
        }
        Set<String> now = existing();
        for (String table : now) {
            if (!tables.contains(table)) {
                execute("DROP TABLE IF EXISTS " + quoted(table) + " CASCADE");
            }
        }
        if (now.containsAll(tables)) {
            empty();
            restoreSeeds();
        } else {
            runScripts();
        }
    }

    private int endOtherSessions() throws SQLException {
        int ended = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(product.endOtherSessions())) {
            while (rows.next()) {
                ended++;
            }
        }
        return ended;
    }

    private void empty() throws SQLException {
        List<String> filled = filled();
        if (filled.isEmpty()) {
            return;
        }
        for (String statement : product.wipe(filled)) {
            execute(statement);
        }
    }

    /** One query for all tables: most are empty, and to empty each of them would take long. */
    private List<String> filled() throws SQLException {
        StringBuilder query = new StringBuilder();
        List<String> names = new ArrayList<>(tables);
        for (int i = 0; i < names.size(); i++) {
            query.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(i)
                    .append(" WHERE EXISTS (SELECT 1 FROM ")
                    .append(quoted(names.get(i)))
                    .append(")");
        }
        List<String> filled = new ArrayList<>();
        if (names.isEmpty()) {
            return filled;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.toString())) {
            while (rows.next()) {
                filled.add(quoted(names.get(rows.getInt(1))));
            }
        }
        return filled;
    }

    private void restoreSeeds() throws SQLException {
        for (String statement : statements) {
            if (SqlScript.startsWith(statement, "INSERT")) {
                execute(statement);
            }
        }
    }

    private Set<String> existing() throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
