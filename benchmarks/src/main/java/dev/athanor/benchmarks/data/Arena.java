package dev.athanor.benchmarks.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database of its own with the rows that all tasks start from, and the pool that a contender uses. */
public final class Arena implements AutoCloseable {
    private final TestDatabase database;
    private final HikariDataSource pool;

    private Arena(TestDatabase database, HikariDataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    /** Creates a database, its tables and its rows. */
    public static Arena open(TestDatabase.Kind kind) {
        TestDatabase database = TestDatabase.open(kind);
        HikariConfig config = new HikariConfig();
        // H2 would answer a query from the last result as long as no row has changed, which nobody's own code does.
        config.setJdbcUrl(kind == TestDatabase.Kind.H2 ? database.url() + ";OPTIMIZE_REUSE_RESULTS=0" : database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(4);
        Arena arena = new Arena(database, new HikariDataSource(config));
        try (Connection connection = arena.pool.getConnection()) {
            Seed.plant(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return arena;
    }

    /** The pool. */
    public DataSource dataSource() {
        return pool;
    }

    /** Deletes the rows that tasks have inserted. */
    public void clear() {
        execute(
                false,
                "delete from orders where id >= " + Seed.FIRST_NEW_ID,
                "update tree_node set parent_id = null",
                "delete from tree_node");
    }

    /** Takes away what updates leave behind on PostgreSQL: who is faster leaves more, and would be slowed down by it. */
    public void sweep() {
        if (database.kind() == TestDatabase.Kind.POSTGRES) {
            execute(true, "vacuum analyze");
        }
    }

    private void execute(boolean alone, String... statements) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(alone);
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (!alone) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
