package dev.athanor.internal.mapping;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method of the program that is to be called at an event in the life of an instance.
 *
 * @param event when
 * @param method the method, made accessible: without parameters if it is one of the entity itself, otherwise it takes the
 *     instance
 * @param listener the object whose method it is, or null for one of the entity itself
 */
public record CallbackMethod(
        LifecycleEvent event, Method method, @Nullable Object listener) {}
