package dev.athanor.internal.jdbc;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.SqlError;
import dev.athanor.message.SqlErrorClassifier;
import dev.athanor.message.SqlErrorKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one session. It is taken at the first statement and given back at the end of the transaction;
 * outside a transaction each operation takes one, with auto-commit, and gives it back. A transaction in which nothing is
 * sent costs nothing.
 *
 * <p>After a failure that ended the transaction or that the database wants to be rolled back first, nothing more is
 * sent. For one thread at a time; holds no lock while it waits for the database.
 */
public final class JdbcSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);
    private static final int UNCHANGED = -1;

    private final ConnectionSource source;
    private final ConnectionSource outside;
    private final SqlErrorClassifier classifier;
    private final JdbcSettings settings;
    private final JdbcStatistics statistics;
    private final StatementCache plainStatements;
    private final StatementCache keyStatements;
    private final UnsentSavepoints unsent;
    private final StatementRunner runner;
    private @Nullable Connection connection;
    private @Nullable SqlError failure;
    private boolean inTransaction;
    private int leases;
    private int isolation = UNCHANGED;
    private int isolationToRestore = UNCHANGED;
    private @Nullable Boolean autoCommitToRestore;
    private Runnable beforeUse = () -> {};

    /** Creates a session that has one source of connections, within transactions and outside. */
    public JdbcSession(
            ConnectionSource source, SqlErrorClassifier classifier, JdbcSettings settings, JdbcStatistics statistics) {
        this(source, source, classifier, settings, statistics);
    }

    /**
     * Creates a session that has no connection yet.
     *
     * @param source where to get the connection of a transaction
     * @param outside where to get connections outside transactions
     * @param classifier tells what failures mean
     * @param settings what the sessions of the factory have in common
     * @param statistics where to count
     */
    public JdbcSession(
            ConnectionSource source,
            ConnectionSource outside,
            SqlErrorClassifier classifier,
            JdbcSettings settings,
            JdbcStatistics statistics) {
        this.source = Objects.requireNonNull(source);
        this.outside = Objects.requireNonNull(outside);
        this.classifier = Objects.requireNonNull(classifier);
        this.settings = Objects.requireNonNull(settings);
        this.statistics = Objects.requireNonNull(statistics);
        this.plainStatements = new StatementCache(settings.statementLimit());
        this.keyStatements = new StatementCache(settings.statementLimit());
        this.unsent = new UnsentSavepoints(statistics);
        this.runner = new StatementRunner(this);
    }

    /** Runs single statements. */
    public StatementRunner statements() {
        return runner;
    }

    /**
     * Collects rows for one statement.
     *
     * @param sql the statement
     * @param generatedColumns columns whose generated values are wanted, as the driver expects their names; empty for
     *     none
     * @param outcome told of counts and generated values
     */
    public StatementBatch batch(String sql, List<String> generatedColumns, BatchOutcome outcome) {
        return new StatementBatch(this, sql, generatedColumns, outcome);
    }

    /** Calls somebody before each use of the connection, who may begin a transaction or refuse. */
    public void setBeforeUse(Runnable listener) {
        beforeUse = listener;
    }

    /** Whether {@link #begin} was called, and neither commit nor rollback since. */
    public boolean isInTransaction() {
        return inTransaction;
    }

    /** Whether the transaction has failed so that nothing can be sent before a rollback. */
    public boolean isAborted() {
        return failure != null;
    }

    /** Whether the transaction has failed so that not even a rollback to a savepoint saves it. */
    public boolean isLost() {
        return failure != null && failure.effect() == SqlError.Effect.TRANSACTION_LOST;
    }

    /** Takes the connection, and sends the savepoints that wait, as if a statement followed. */
    public void use() {
        endLease(lease());
    }

    /**
     * Sets the isolation of the transactions to come.
     *
     * @param level a constant of {@link Connection}
     * @throws IllegalStateException within a transaction
     */
    public void setIsolation(int level) {
        if (inTransaction) {
            throw new IllegalStateException("the isolation cannot change within a transaction");
        }
        isolation = level;
    }

    /**
     * Begins a transaction; sends nothing.
     *
     * @throws IllegalStateException within a transaction, or while an operation outside a transaction is under way
     */
    public void begin() {
        if (inTransaction || leases > 0) {
            throw new IllegalStateException(
                    inTransaction ? "a transaction is active" : "rows are still being read outside a transaction");
        }
        inTransaction = true;
    }

    /**
     * Commits and gives the connection back.
     *
     * @throws jakarta.persistence.PersistenceException if the database refuses, or if the transaction had failed before; then it is rolled
     *     back
     */
    public void commit() {
        requireTransaction();
        if (failure != null) {
            rollback();
            throw new DatabaseException(DatabaseMessage.COMMIT_AFTER_FAILURE);
        }
        Connection current = connection;
        inTransaction = false;
        unsent.clear();
        if (current == null) {
            return;
        }
        try {
            statistics.committed();
            current.commit();
        } catch (SQLException e) {
            RuntimeException failed = failed(e, "COMMIT", null);
            // Whether the commit came through is the database's secret; a rollback frees what it may still hold.
            try {
                current.rollback();
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            giveBackAfter(failed);
            throw failed;
        }
        giveBack();
    }

    /**
     * Rolls back and gives the connection back, even if the rollback fails.
     *
     * @throws jakarta.persistence.PersistenceException if the connection failed; the database rolls back then
     */
    public void rollback() {
        requireTransaction();
        Connection current = connection;
        boolean connectionLost = failure != null && failure.kind() == SqlErrorKind.CONNECTION;
        inTransaction = false;
        unsent.clear();
        failure = null;
        if (current == null) {
            return;
        }
        if (connectionLost) {
            // The database has rolled back; what the dead connection says when it is closed was said before.
            try {
                giveBack();
            } catch (RuntimeException e) {
                LOG.debug("closing a lost connection failed", e);
            }
            return;
        }
        try {
            statistics.rolledBack();
            current.rollback();
        } catch (SQLException e) {
            RuntimeException failed = failed(e, "ROLLBACK", null);
            giveBackAfter(failed);
            throw failed;
        }
        giveBack();
    }

    /** Gives the connection of a managed transaction back before it ends; another is taken if more is to be sent. */
    public void release() {
        if (leases == 0) {
            giveBack();
        }
    }

    /**
     * The manager of the transaction has ended it: gives the connection back, and sends nothing.
     *
     * @throws jakarta.persistence.PersistenceException if it cannot be given back
     */
    public void leave() {
        requireTransaction();
        inTransaction = false;
        unsent.clear();
        giveBack();
    }

    /**
     * Sets a savepoint, after those that wait to be sent.
     *
     * @throws jakarta.persistence.PersistenceException if the database refuses
     */
    public Savepoint setSavepoint() {
        requireTransaction();
        beforeUse.run();
        requireUsable();
        try {
            Connection current = connected();
            unsent.send(current);
            statistics.savepointCalled();
            return current.setSavepoint();
        } catch (SQLException e) {
            throw failed(e, "SAVEPOINT", null);
        }
    }

    /**
     * Sets a savepoint that is sent before the next statement; at once if somebody uses the connection, who may send statements
     * that the session does not see.
     *
     * @throws jakarta.persistence.PersistenceException if the transaction takes no statements after a failure, or if the database
     *     refuses
     */
    public LazySavepoint setSavepointLater() {
        requireTransaction();
        requireUsable();
        LazySavepoint added = unsent.add();
        if (leases > 0) {
            use();
        }
        return added;
    }

    /**
     * Like {@link #rollbackTo(Savepoint)}, if anything was sent since. The savepoint, and those inside it, are not used any more.
     *
     * @param savepoint from {@link #setSavepointLater} in this transaction
     */
    public void rollbackTo(LazySavepoint savepoint) {
        Savepoint sent = unsent.end(savepoint);
        if (sent != null) {
            rollbackTo(sent);
        }
    }

    /**
     * Like {@link #release(Savepoint)}, if anything was sent since.
     *
     * @param savepoint from {@link #setSavepointLater} in this transaction
     */
    public void release(LazySavepoint savepoint) {
        Savepoint sent = unsent.end(savepoint);
        if (sent != null) {
            release(sent);
        }
    }

    /**
     * Undoes what was done since a savepoint; also makes a transaction usable again that takes no statements after a
     * failure, unless it is lost.
     *
     * @param savepoint from {@link #setSavepoint} in this transaction
     * @throws jakarta.persistence.PersistenceException if the database refuses, or if the transaction is lost
     */
    public void rollbackTo(Savepoint savepoint) {
        requireTransaction();
        if (isLost()) {
            throw new DatabaseException(DatabaseMessage.TRANSACTION_ABORTED);
        }
        try {
            statistics.savepointCalled();
            connected().rollback(savepoint);
            failure = null;
        } catch (SQLException e) {
            throw failed(e, "ROLLBACK TO SAVEPOINT", null);
        }
    }

    /**
     * Forgets a savepoint.
     *
     * @param savepoint from {@link #setSavepoint} in this transaction
     * @throws jakarta.persistence.PersistenceException if the database refuses
     */
    public void release(Savepoint savepoint) {
        requireTransaction();
        requireUsable();
        try {
            statistics.savepointCalled();
            connected().releaseSavepoint(savepoint);
        } catch (SQLException e) {
            throw failed(e, "RELEASE SAVEPOINT", null);
        }
    }

    /**
     * Lets a program work on the connection.
     *
     * @param work the work
     * @return its result
     * @throws SQLException that the work throws; it counts as a failure of the transaction where the database sees it so
     */
    public <R> R withConnection(ConnectionWork<R> work) throws SQLException {
        Connection leased = lease();
        R result;
        try {
            result = work.run(leased);
        } catch (SQLException e) {
            noteFailure(classifier.classify(e));
            endLeaseAfter(leased, e);
            throw e;
        } catch (RuntimeException | Error e) {
            endLeaseAfter(leased, e);
            throw e;
        }
        endLease(leased);
        return result;
    }

    /** Rolls back what is not committed, and gives the connection back. */
    @Override
    public void close() {
        if (inTransaction) {
            rollback();
        } else if (connection != null) {
            giveBack();
        }
    }

    JdbcSettings settings() {
        return settings;
    }

    JdbcStatistics statistics() {
        return statistics;
    }

    SqlErrorClassifier classifier() {
        return classifier;
    }

    /** Takes part in the use of the connection; {@link #endLease} must follow. */
    Connection lease() {
        beforeUse.run();
        requireUsable();
        try {
            Connection current = connected();
            unsent.send(current);
            leases++;
            return current;
        } catch (SQLException e) {
            throw failed(e, "connection", null);
        }
    }

    /**
     * Ends one use; outside a transaction the last one gives the connection back.
     *
     * @param leased what {@link #lease} returned; nothing happens if the session has given it back meanwhile
     */
    void endLease(Connection leased) {
        if (leased == connection && --leases == 0 && !inTransaction) {
            giveBack();
        }
    }

    /** Ends one use after a failure, which stays the one that is thrown. */
    void endLeaseAfter(Connection leased, Throwable failed) {
        try {
            endLease(leased);
        } catch (RuntimeException e) {
            failed.addSuppressed(e);
        }
    }

    /** A statement that nobody else uses; goes back by {@link #putBack}, or is closed after a failure. */
    PreparedStatement prepare(Connection leased, String sql, List<String> generatedColumns) throws SQLException {
        boolean keys = !generatedColumns.isEmpty();
        PreparedStatement idle = (keys ? keyStatements : plainStatements).take(sql);
        if (idle != null) {
            return idle;
        }
        statistics.statementPrepared();
        PreparedStatement made = keys
                ? leased.prepareStatement(sql, generatedColumns.toArray(new String[0]))
                : leased.prepareStatement(sql);
        return SqlLog.watched(made);
    }

    /** Takes a statement back for reuse; closes it if its connection is not the session's any more. */
    void putBack(Connection leased, String sql, List<String> generatedColumns, PreparedStatement statement)
            throws SQLException {
        if (leased == connection) {
            (generatedColumns.isEmpty() ? plainStatements : keyStatements).putBack(sql, statement);
        } else {
            statement.close();
        }
    }

    /** Closes a statement after a failure, which stays the one that is thrown. */
    static void discard(@Nullable PreparedStatement statement, Throwable after) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                after.addSuppressed(e);
            }
        }
    }

    /** Remembers what the failure did to the transaction, and makes the exception to throw. */
    RuntimeException failed(SQLException e, String sql, @Nullable String entity) {
        SqlError error = classifier.classify(e);
        noteFailure(error);
        return DatabaseFailures.toException(e, error, sql, entity);
    }

    private void noteFailure(SqlError error) {
        if (inTransaction && error.effect() != SqlError.Effect.STATEMENT_ONLY && !isLost()) {
            failure = error;
        }
    }

    private void requireTransaction() {
        if (!inTransaction) {
            throw new IllegalStateException("no transaction is active");
        }
    }

    private void requireUsable() {
        if (failure != null) {
            throw new DatabaseException(DatabaseMessage.TRANSACTION_ABORTED);
        }
    }

    private Connection connected() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = opened();
            connection = current;
        }
        return current;
    }

    private Connection opened() {
        Connection opened = null;
        try {
            ConnectionSource from = inTransaction ? source : outside;
            opened = from.open();
            statistics.connectionTaken();
            autoCommitToRestore = null;
            isolationToRestore = UNCHANGED;
            if (!from.isManaged()) {
                prepare(opened);
            }
            return opened;
        } catch (SQLException e) {
            if (opened != null) {
                try {
                    opened.close();
                } catch (SQLException alsoFailed) {
                    e.addSuppressed(alsoFailed);
                }
            }
            throw new DatabaseException(
                    e, DatabaseMessage.NO_CONNECTION, String.valueOf(e.getSQLState()), e.getErrorCode());
        }
    }

    private void prepare(Connection opened) throws SQLException {
        boolean autoCommit = !inTransaction;
        if (opened.getAutoCommit() != autoCommit) {
            opened.setAutoCommit(autoCommit);
            autoCommitToRestore = !autoCommit;
        }
        if (isolation != UNCHANGED && inTransaction && opened.getTransactionIsolation() != isolation) {
            isolationToRestore = opened.getTransactionIsolation();
            opened.setTransactionIsolation(isolation);
        }
    }

    private void giveBackAfter(RuntimeException failed) {
        try {
            giveBack();
        } catch (RuntimeException e) {
            failed.addSuppressed(e);
        }
    }

    private void giveBack() {
        Connection current = connection;
        connection = null;
        failure = null;
        leases = 0;
        if (current == null) {
            return;
        }
        SQLException first = null;
        try (current) {
            first = closed(plainStatements, first);
            first = closed(keyStatements, first);
            if (first == null) {
                if (isolationToRestore != UNCHANGED) {
                    current.setTransactionIsolation(isolationToRestore);
                }
                if (autoCommitToRestore != null) {
                    current.setAutoCommit(autoCommitToRestore);
                }
            }
        } catch (SQLException e) {
            first = e;
        }
        if (first != null) {
            throw DatabaseFailures.toException(first, classifier.classify(first), "closing the connection", null);
        }
    }

    private static @Nullable SQLException closed(StatementCache cache, @Nullable SQLException first) {
        try {
            cache.closeAll();
            return first;
        } catch (SQLException e) {
            if (first != null) {
                first.addSuppressed(e);
                return first;
            }
            return e;
        }
    }
}
