package dev.athanor.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements without values at DEBUG, and values, on a logger of their own, at TRACE. Values are seen by wrapping
 * the statement, which costs nothing unless that logger is on.
 */
final class SqlLog {
    private static final Logger STATEMENTS = LoggerFactory.getLogger("dev.athanor.sql");
    private static final Logger VALUES = LoggerFactory.getLogger("dev.athanor.sql.values");

    private SqlLog() {}

    static void executing(String sql) {
        STATEMENTS.debug("{}", sql);
    }

    static void executingBatch(String sql, int rows) {
        STATEMENTS.debug("{} -- {} rows", sql, rows);
    }

    /** The statement itself, or one that logs each parameter as it is set. */
    static PreparedStatement watched(PreparedStatement statement) {
        if (!VALUES.isTraceEnabled()) {
            return statement;
        }
        return (PreparedStatement) Proxy.newProxyInstance(
                SqlLog.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                        Object value = method.getName().equals("setNull") ? null : arguments[1];
                        VALUES.trace("parameter {} = {}", arguments[0], value);
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
