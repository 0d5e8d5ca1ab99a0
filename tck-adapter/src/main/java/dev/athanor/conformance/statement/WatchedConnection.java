package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that is lent to the provider, and notes what it does with it. */
final class WatchedConnection implements InvocationHandler {
    private final Connection target;
    private final WatchedDataSource source;
    private boolean closed;

    WatchedConnection(Connection target, WatchedDataSource source) {
        this.target = target;
        this.source = source;
    }

    Connection target() {
        return target;
    }

    Names names() {
        return source.names();
    }

    List<ArrayNode> note(String sql, List<@Nullable Object> parameters) {
        return source.log().add(sql, parameters);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object unwrapped = Proxies.unwrapped(target, method, arguments);
        if (unwrapped != null) {
            return unwrapped;
        }
        switch (method.getName()) {
            case "close" -> {
                if (!closed) {
                    closed = true;
                    source.giveBack(this);
                }
                return null;
            }
            case "isClosed" -> {
                return closed || target.isClosed();
            }
            case "setSavepoint" -> source.log().add("SAVEPOINT");
            case "releaseSavepoint" -> source.log().add("RELEASE SAVEPOINT");
            case "commit" -> source.log().add("COMMIT");
            case "rollback" -> {
                if (arguments != null && arguments.length == 1 && arguments[0] instanceof Savepoint) {
                    source.log().add("ROLLBACK TO SAVEPOINT");
                } else {
                    source.log().add("ROLLBACK");
                }
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {}
        }
        Object result = Proxies.call(target, method, arguments);
        if (result instanceof Statement statement) {
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            Class<? extends Statement> type = method.getReturnType().asSubclass(Statement.class);
            return Proxies.of(type, new WatchedStatement(statement, sql, (Connection) proxy, this));
        }
        return result;
    }
}
