package dev.athanor.internal.lifecycle;

import dev.athanor.internal.mapping.CallbackMethod;
import dev.athanor.message.CallbackException;
import dev.athanor.message.StateMessage;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The methods that one event calls for one entity type, in order; a method that throws ends the chain. What it throws
 * reaches whoever caused the event. Used by {@link Callbacks} only; shared by all threads.
 */
final class ListenerChain {
    private static final MethodType CALL = MethodType.methodType(void.class, Object.class);

    private final List<CallbackMethod> methods;
    private final MethodHandle[] handles;

    ListenerChain(List<CallbackMethod> methods) {
        this.methods = List.copyOf(methods);
        handles = this.methods.stream().map(ListenerChain::handle).toArray(MethodHandle[]::new);
    }

    /** A method of the entity is called virtually, so that one that overrides it runs in its place. */
    private static MethodHandle handle(CallbackMethod callback) {
        try {
            MethodHandle found = MethodHandles.lookup().unreflect(callback.method());
            return (callback.listener() == null ? found : found.bindTo(callback.listener())).asType(CALL);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(callback.method() + " was not made accessible", e);
        }
    }

    void call(Object instance) {
        for (int i = 0; i < handles.length; i++) {
            try {
                handles[i].invokeExact(instance);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                Method method = methods.get(i).method();
                throw new CallbackException(
                        e,
                        StateMessage.CALLBACK_THREW,
                        method.getDeclaringClass().getName() + "." + method.getName() + "()",
                        e.getClass().getName());
            }
        }
    }
}
