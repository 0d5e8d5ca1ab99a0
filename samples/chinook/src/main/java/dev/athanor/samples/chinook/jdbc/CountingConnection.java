package dev.athanor.samples.chinook.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection that counts the ends of its transactions and its savepoints, and whose statements count themselves. */
final class CountingConnection extends Forwarding {

    private final TrafficLog log;

    private CountingConnection(Connection target, TrafficLog log) {
        super(target);
        this.log = log;
    }

    static Connection around(Connection target, TrafficLog log) {
        return (Connection) Proxy.newProxyInstance(
                CountingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new CountingConnection(target, log));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = super.invoke(proxy, method, arguments);
        switch (method.getName()) {
            case "commit" -> log.commit();
            case "rollback" -> {
                if (arguments == null || arguments.length == 0) {
                    log.rollback();
                } else {
                    log.statement("ROLLBACK TO SAVEPOINT");
                }
            }
            case "setSavepoint" -> log.statement("SAVEPOINT");
            case "releaseSavepoint" -> log.statement("RELEASE SAVEPOINT");
            default -> {
                if (result instanceof Statement statement) {
                    String sql = arguments != null && arguments[0] instanceof String text ? text : "";
                    return CountingStatement.around(statement, (Connection) proxy, sql, log);
                }
            }
        }
        return result;
    }
}
