package dev.athanor.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection of a pool that does nothing for those who give it back. */
final class Unclosable {
    private Unclosable() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Unclosable.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
