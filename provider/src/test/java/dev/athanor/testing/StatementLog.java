package dev.athanor.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands between what is tested and a data source, and writes down what passes: every statement that is sent, with its
 * values and the size of its batch, and the end of every transaction.
 *
 * <p>An execution is written down when it is sent, whether it succeeds or not. Threads may share a log.
 */
public final class StatementLog {

    /** What kind of call was sent. */
    public enum Kind {
        /** A statement that is executed once. */
        EXECUTE,
        /** Several executions that are sent together. */
        BATCH,
        /** The end of a transaction, by {@link Connection#commit()}. */
        COMMIT,
        /** The end of a transaction, by {@link Connection#rollback()}. */
        ROLLBACK,
        /** {@link Connection#setSavepoint()}. */
        SAVEPOINT,
        /** {@link Connection#rollback(java.sql.Savepoint)}. */
        ROLLBACK_TO_SAVEPOINT,
        /** {@link Connection#releaseSavepoint(java.sql.Savepoint)}. */
        RELEASE_SAVEPOINT
    }

    /**
     * One call that went to the database.
     *
     * @param kind what was called
     * @param sql the statement; for a batch of different statements, all of them, separated by {@code "; "}; empty for
     *     the end of a transaction and for savepoints
     * @param values the bound values of each execution, in the order of the parameters; one list per row of a batch
     */
    public record Call(Kind kind, String sql, List<List<@Nullable Object>> values) {

        /** How many executions were sent at once; 1 except for batches. */
        public int size() {
            return kind == Kind.BATCH ? values.size() : 1;
        }

        /** Whether a statement was sent, and not a commit or a savepoint. */
        public boolean isStatement() {
            return kind == Kind.EXECUTE || kind == Kind.BATCH;
        }

        @Override
        public String toString() {
            return kind + (sql.isEmpty() ? "" : " " + sql) + (values.isEmpty() ? "" : " " + values);
        }
    }

    private final DataSource dataSource;
    private final Object lock = new Object();

    // All guarded by the lock.
    private final List<Call> calls = new ArrayList<>();
    private final List<String> prepared = new ArrayList<>();
    private int connectionsOpened;
    private int connectionsClosed;
    private Consumer<Call> listener = call -> {};

    private StatementLog(DataSource target) {
        this.dataSource = proxy(DataSource.class, new DataSourceCalls(target));
    }

    /** A new, empty log of what goes through its {@link #dataSource()} to the target. */
    public static StatementLog over(DataSource target) {
        return new StatementLog(target);
    }

    /** A new, empty log of what goes through its {@link #dataSource()} to the database. */
    public static StatementLog over(TestDatabase database) {
        return over(database.dataSource());
    }

    /** The data source to give to what is tested. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Tells whoever wants to know of each call from now on, in the thread that sends it, before it is sent. */
    public void tell(Consumer<Call> whom) {
        synchronized (lock) {
            listener = whom;
        }
    }

    /** Forgets everything so far, except the connections that are still open. */
    public void clear() {
        synchronized (lock) {
            calls.clear();
            prepared.clear();
            connectionsOpened -= connectionsClosed;
            connectionsClosed = 0;
        }
    }

    /** Everything that was sent, in order. */
    public List<Call> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    /** The SQL of all that was executed, in order; a batch counts once. */
    public List<String> statements() {
        return calls().stream().filter(Call::isStatement).map(Call::sql).toList();
    }

    /** The SQL of all executed statements that begin with the word, for example {@code "insert"}, in order. */
    public List<String> statements(String firstWord) {
        return statements().stream().filter(beginsWith(firstWord)).toList();
    }

    private static Predicate<String> beginsWith(String word) {
        return sql -> {
            String text = sql.stripLeading();
            return text.regionMatches(true, 0, word, 0, word.length())
                    && (text.length() == word.length() || !Character.isLetter(text.charAt(word.length())));
        };
    }

    /** How many rows of parameters, or single statements, were executed: each row of a batch counts. */
    public int executions() {
        return calls().stream().filter(Call::isStatement).mapToInt(Call::size).sum();
    }

    /** The sizes of all batches, in order. */
    public List<Integer> batchSizes() {
        return calls().stream()
                .filter(call -> call.kind() == Kind.BATCH)
                .map(Call::size)
                .toList();
    }

    /** How often the database was waited for: statements, batches, ends of transactions and savepoints, each once. */
    public int roundTrips() {
        return calls().size();
    }

    /** The SQL of all that was prepared, in order. */
    public List<String> prepares() {
        synchronized (lock) {
            return List.copyOf(prepared);
        }
    }

    /** How many transactions were committed explicitly. */
    public int commits() {
        return count(Kind.COMMIT);
    }

    /** How many transactions were rolled back, not counting rollbacks to a savepoint. */
    public int rollbacks() {
        return count(Kind.ROLLBACK);
    }

    /** How many calls of the kind were sent. */
    public int count(Kind kind) {
        return (int) calls().stream().filter(call -> call.kind() == kind).count();
    }

    /** How many connections were handed out since the last {@link #clear()}, and those open then. */
    public int connectionsOpened() {
        synchronized (lock) {
            return connectionsOpened;
        }
    }

    /** How many connections are open now: not 0 at the end of a test is a leak. */
    public int connectionsOpen() {
        synchronized (lock) {
            return connectionsOpened - connectionsClosed;
        }
    }

    /** One line per call. */
    @Override
    public String toString() {
        return String.join("\n", calls().stream().map(Call::toString).toList());
    }

    private void sent(Kind kind) {
        sent(kind, "", List.of());
    }

    private void sent(Kind kind, String sql, List<List<@Nullable Object>> values) {
        Call call = new Call(kind, sql, values);
        Consumer<Call> told;
        synchronized (lock) {
            calls.add(call);
            told = listener;
        }
        told.accept(call);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StatementLog.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Passes calls on to a target, as if the proxy were not there. */
    private abstract static class Passing implements InvocationHandler {

        private final Object target;

        Passing(Object target) {
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == given[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "logged " + target;
                };
            }
            return called(proxy, method, given);
        }

        abstract @Nullable Object called(Object proxy, Method method, Object[] arguments) throws Throwable;

        final @Nullable Object pass(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private final class DataSourceCalls extends Passing {

        DataSourceCalls(DataSource target) {
            super(target);
        }

        @Override
        @Nullable Object called(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = pass(method, arguments);
            if (result instanceof Connection connection && method.getName().equals("getConnection")) {
                synchronized (lock) {
                    connectionsOpened++;
                }
                return proxy(Connection.class, new ConnectionCalls(connection));
            }
            return result;
        }
    }

    private final class ConnectionCalls extends Passing {

        private final Connection connection;
        private boolean closed;
        /** Whether anything was executed since the last commit or rollback. */
        private boolean used;

        ConnectionCalls(Connection connection) {
            super(connection);
            this.connection = connection;
        }

        @Override
        @Nullable Object called(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "commit" -> {
                    used = false;
                    sent(Kind.COMMIT);
                }
                case "rollback" -> {
                    used &= arguments.length > 0;
                    sent(arguments.length == 0 ? Kind.ROLLBACK : Kind.ROLLBACK_TO_SAVEPOINT);
                }
                case "setSavepoint" -> sent(Kind.SAVEPOINT);
                case "releaseSavepoint" -> sent(Kind.RELEASE_SAVEPOINT);
                case "setAutoCommit" -> {
                    // JDBC: switching auto-commit on in the middle of a transaction commits it.
                    if (used && arguments[0].equals(true) && !connection.getAutoCommit()) {
                        used = false;
                        sent(Kind.COMMIT);
                    }
                }
                case "close", "abort" -> {
                    if (!closed) {
                        closed = true;
                        synchronized (lock) {
                            connectionsClosed++;
                        }
                    }
                }
                default -> {
                    // Everything else sends nothing, or is seen below.
                }
            }
            Object result = pass(method, arguments);
            Connection self = (Connection) proxy;
            if (result instanceof CallableStatement statement) {
                return proxy(CallableStatement.class, prepared(statement, self, arguments));
            }
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, prepared(statement, self, arguments));
            }
            if (result instanceof Statement statement) {
                return proxy(Statement.class, new StatementCalls(statement, self, this, null));
            }
            return result;
        }

        private StatementCalls prepared(Statement statement, Connection self, Object[] arguments) {
            String sql = (String) arguments[0];
            synchronized (lock) {
                prepared.add(sql);
            }
            return new StatementCalls(statement, self, this, sql);
        }
    }

    /** One statement, prepared or not; as in JDBC, one thread at a time. */
    private final class StatementCalls extends Passing {

        private final Connection connection;
        private final ConnectionCalls calls;
        /** Null if the statement is not a prepared one. */
        private final @Nullable String preparedSql;

        /** The values bound at present, by position; names of a callable statement come in the order of their binding. */
        private final TreeMap<Integer, @Nullable Object> bound = new TreeMap<>();

        private final List<List<@Nullable Object>> batch = new ArrayList<>();
        private final List<String> batchedSql = new ArrayList<>();

        StatementCalls(Statement target, Connection connection, ConnectionCalls calls, @Nullable String preparedSql) {
            super(target);
            this.connection = connection;
            this.calls = calls;
            this.preparedSql = preparedSql;
        }

        @Override
        @Nullable Object called(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            switch (name) {
                case "getConnection" -> {
                    return connection;
                }
                case "addBatch" -> addToBatch(arguments);
                case "clearBatch" -> {
                    batch.clear();
                    batchedSql.clear();
                }
                case "clearParameters" -> bound.clear();
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> sentOnce(arguments);
                case "executeBatch", "executeLargeBatch" -> sentBatch();
                default -> {
                    if (preparedSql != null
                            && name.startsWith("set")
                            && arguments.length >= 2
                            && arguments[0] instanceof Integer position) {
                        bound.put(position, name.equals("setNull") ? null : arguments[1]);
                    }
                }
            }
            return pass(method, arguments);
        }

        private void addToBatch(Object[] arguments) {
            if (arguments.length == 0) {
                batch.add(boundValues());
            } else {
                batchedSql.add((String) arguments[0]);
                batch.add(List.of());
            }
        }

        private void sentOnce(Object[] arguments) {
            calls.used = true;
            String sql = arguments.length == 0 ? preparedSql : (String) arguments[0];
            List<@Nullable Object> values = boundValues();
            sent(Kind.EXECUTE, sql == null ? "" : sql, values.isEmpty() ? List.of() : List.of(values));
        }

        private void sentBatch() {
            // Drivers send nothing for an empty batch.
            if (!batch.isEmpty()) {
                calls.used = true;
                String sql = preparedSql == null ? String.join("; ", batchedSql) : preparedSql;
                sent(Kind.BATCH, sql, List.copyOf(batch));
                batch.clear();
                batchedSql.clear();
            }
        }

        /** A copy, because the statement's values change with the next row; an array that the program reuses does too. */
        private List<@Nullable Object> boundValues() {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object value : bound.values()) {
                values.add(value instanceof byte[] bytes ? Arrays.copyOf(bytes, bytes.length) : value);
            }
            return Collections.unmodifiableList(values);
        }
    }
}
