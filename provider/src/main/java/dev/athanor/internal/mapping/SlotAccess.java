package dev.athanor.internal.mapping;

import dev.athanor.instrument.NativeKind;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reaches one slot by reflection. Immutable; shared by all threads. */
final class SlotAccess {
    private final Field field;
    private final NativeKind kind;
    private final @Nullable Method getter;
    private final @Nullable Method setter;
    /** What a value must be, primitives boxed. */
    private final Class<?> boxedType;
    /** What null becomes: null, or the default of a primitive type. */
    private final @Nullable Object absent;

    private SlotAccess(Slot slot) {
        this.field = slot.field();
        this.kind = slot.kind();
        this.getter = slot.getter();
        this.setter = slot.setter();
        Class<?> type = slot.writtenType();
        this.boxedType = MethodType.methodType(type).wrap().returnType();
        this.absent = type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
        field.setAccessible(true);
        if (getter != null) {
            getter.setAccessible(true);
        }
        if (setter != null) {
            setter.setAccessible(true);
        }
    }

    static SlotAccess[] all(Class<?> level, List<Slot> slots) {
        return slots.stream()
                .map(slot -> new SlotAccess(slot.checkedFor(level)))
                .toArray(SlotAccess[]::new);
    }

    NativeKind kind() {
        return kind;
    }

    @Nullable Object get(Object target) {
        try {
            return getter == null ? field.get(target) : getter.invoke(target);
        } catch (InvocationTargetException e) {
            throw Rethrow.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    void set(Object target, @Nullable Object value) {
        Object written = value == null ? absent : boxedType.cast(value);
        try {
            if (setter == null) {
                field.set(target, written);
            } else {
                setter.invoke(target, written);
            }
        } catch (InvocationTargetException e) {
            throw Rethrow.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot write " + field, e);
        }
    }
}
