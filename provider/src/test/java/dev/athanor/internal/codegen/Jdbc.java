package dev.athanor.internal.codegen;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row and a statement without a database: the row answers as JDBC prescribes, the statement writes down its calls. */
final class Jdbc {
    private static final Map<Class<?>, Object> NULLS = Map.of(
            boolean.class,
            false,
            byte.class,
            (byte) 0,
            short.class,
            (short) 0,
            int.class,
            0,
            long.class,
            0L,
            float.class,
            0f,
            double.class,
            0d);

    private Jdbc() {}

    /** A row with these values from column 1 on; null is SQL NULL. */
    static ResultSet row(@Nullable Object... values) {
        return (ResultSet) Proxy.newProxyInstance(
                Jdbc.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (self, method, arguments) -> {
                    if (!method.getName().startsWith("get")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    Object value = values[(Integer) arguments[0] - 1];
                    return value == null ? NULLS.get(method.getReturnType()) : value;
                });
    }

    /** A statement that adds each call to a list. */
    static PreparedStatement statement(List<String> calls) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Jdbc.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (self, method, arguments) -> {
                    List<String> texts = new ArrayList<>();
                    for (Object argument : arguments) {
                        texts.add(String.valueOf(argument));
                    }
                    calls.add(method.getName() + texts);
                    return null;
                });
    }
}
