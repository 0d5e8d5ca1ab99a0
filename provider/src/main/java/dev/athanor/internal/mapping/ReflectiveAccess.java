package dev.athanor.internal.mapping;

import dev.athanor.instrument.EntityAccess;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Access to the fields of a level by reflection. Immutable; shared by all threads. */
final class ReflectiveAccess implements EntityAccess {
    private final Class<?> level;
    private final SlotAccess[] slots;
    private final @Nullable Constructor<?> constructor;

    ReflectiveAccess(Class<?> level, SlotAccess[] slots) {
        this.level = level;
        this.slots = slots;
        this.constructor = constructor(level);
    }

    private static @Nullable Constructor<?> constructor(Class<?> level) {
        if (Modifier.isAbstract(level.getModifiers())) {
            return null;
        }
        for (Constructor<?> candidate : level.getDeclaredConstructors()) {
            if (candidate.getParameterCount() == 0) {
                candidate.setAccessible(true);
                return candidate;
            }
        }
        return null;
    }

    @Override
    public Object newInstance() throws InstantiationException {
        if (constructor == null) {
            throw new InstantiationException(level.getName());
        }
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw Rethrow.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot create " + level, e);
        }
    }

    @Override
    public @Nullable Object get(Object target, int slot) {
        return slots[slot].get(target);
    }

    @Override
    public void set(Object target, int slot, @Nullable Object value) {
        slots[slot].set(target, value);
    }
}
