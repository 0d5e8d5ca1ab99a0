package dev.athanor.conformance.statement;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in front of objects of JDBC. */
final class Proxies {
    private Proxies() {}

    static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Hands a call on, with the exception that the driver throws. */
    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** What {@code unwrap} and {@code isWrapperFor} answer, or null if the call is another one. */
    static @Nullable Object unwrapped(Object target, Method method, @Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length != 1 || !(arguments[0] instanceof Class<?> asked)) {
            return null;
        }
        return switch (method.getName()) {
            case "unwrap" -> asked.isInstance(target) ? target : null;
            case "isWrapperFor" -> asked.isInstance(target) ? Boolean.TRUE : null;
            default -> null;
        };
    }
}
