package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A statement whose executions are noted, with the values of their parameters. */
final class WatchedStatement implements InvocationHandler {
    private final Statement target;
    private final @Nullable String sql;
    private final Connection connection;
    private final WatchedConnection watched;
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<List<@Nullable Object>> batch = new ArrayList<>();
    private List<ArrayNode> executed = List.of();

    WatchedStatement(Statement target, @Nullable String sql, Connection connection, WatchedConnection watched) {
        this.target = target;
        this.sql = sql;
        this.connection = connection;
        this.watched = watched;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (name.equals("getConnection")) {
            return connection;
        }
        if (name.startsWith("set")
                && method.getParameterCount() >= 2
                && arguments != null
                && arguments[0] instanceof Integer index) {
            bind(index, name.equals("setNull") ? null : arguments[1]);
        } else if (name.equals("clearParameters")) {
            parameters.clear();
        } else if (name.equals("addBatch") && sql != null) {
            batch.add(new ArrayList<>(parameters));
        } else if (name.equals("clearBatch")) {
            batch.clear();
        } else if (name.startsWith("execute")) {
            note(name, arguments);
        }
        Object result = Proxies.call(target, method, arguments);
        if (result instanceof ResultSet rows && (name.equals("getGeneratedKeys") || isReturning(name))) {
            return Proxies.of(ResultSet.class, new WatchedKeys(rows, executed, watched.names()));
        }
        return result;
    }

    private boolean isReturning(String name) {
        return name.equals("executeQuery")
                && sql != null
                && sql.toLowerCase(Locale.ROOT).startsWith("insert");
    }

    private void bind(int index, @Nullable Object value) {
        while (parameters.size() < index) {
            parameters.add(null);
        }
        parameters.set(index - 1, value);
    }

    private void note(String name, @Nullable Object @Nullable [] arguments) {
        List<ArrayNode> entries = new ArrayList<>();
        if (sql == null) {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) {
                entries.addAll(watched.note(text, List.of()));
            }
        } else if (name.endsWith("Batch")) {
            for (List<@Nullable Object> row : batch) {
                entries.addAll(watched.note(sql, row));
            }
            batch.clear();
        } else {
            entries.addAll(watched.note(sql, new ArrayList<>(parameters)));
        }
        executed = entries;
    }
}
