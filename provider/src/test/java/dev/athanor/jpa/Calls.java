package dev.athanor.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Calls every method of an interface, to see which exception each throws. */
final class Calls {
    private Calls() {}

    /** Method, with its parameter types, to what it throws; nothing for methods that return. */
    static Map<String, Throwable> all(Class<?> type, Object target, Set<String> except) {
        Map<String, Throwable> thrown = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (except.contains(method.getName()) || method.isBridge()) {
                continue;
            }
            String name = method.getName() + Arrays.toString(method.getParameterTypes());
            try {
                method.setAccessible(true);
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(Calls::some)
                        .toArray();
                method.invoke(target, arguments);
                thrown.put(name, new AssertionError("returned"));
            } catch (InvocationTargetException e) {
                thrown.put(name, e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return thrown;
    }

    private static Object some(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : type == String.class ? "some" : null;
    }
}
