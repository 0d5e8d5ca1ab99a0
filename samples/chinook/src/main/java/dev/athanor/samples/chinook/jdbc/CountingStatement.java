package dev.athanor.samples.chinook.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that counts its executions, refused ones too: they went to the database all the same. */
final class CountingStatement extends Forwarding {

    private final Connection connection;
    private final String prepared;
    private final TrafficLog log;
    private final Map<String, Integer> waiting = new LinkedHashMap<>();

    private CountingStatement(Statement target, Connection connection, String prepared, TrafficLog log) {
        super(target);
        this.connection = connection;
        this.prepared = prepared;
        this.log = log;
    }

    static Statement around(Statement target, Connection connection, String prepared, TrafficLog log) {
        Class<?> type = target instanceof CallableStatement
                ? CallableStatement.class
                : target instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return (Statement) Proxy.newProxyInstance(
                CountingStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new CountingStatement(target, connection, prepared, log));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
        switch (method.getName()) {
            case "getConnection" -> {
                return connection;
            }
            case "addBatch" -> waiting.merge(sql, 1, Integer::sum);
            case "clearBatch" -> waiting.clear();
            case "executeBatch", "executeLargeBatch" -> {
                log.batch(waiting);
                waiting.clear();
            }
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> log.statement(sql);
            default -> {}
        }
        return super.invoke(proxy, method, arguments);
    }
}
