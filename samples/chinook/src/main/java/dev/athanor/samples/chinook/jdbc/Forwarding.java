package dev.athanor.samples.chinook.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A proxy's call passed on to the object behind it; subclasses look at the calls that they count. */
class Forwarding implements InvocationHandler {

    private final Object target;

    Forwarding(Object target) {
        this.target = target;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        // A pool or a provider keeps connections in sets: the proxy has to be equal to itself.
        if (method.getName().equals("equals") && arguments != null && arguments.length == 1) {
            return proxy == arguments[0];
        }
        return forward(method, arguments);
    }

    final @Nullable Object forward(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
