package dev.athanor.internal.mapping;

import dev.athanor.instrument.NativeKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One persistent field of a class level as its companions reach it.
 *
 * @param field the field that holds the state
 * @param kind how its value moves to and from JDBC
 * @param getter the getter, if the attribute has property access and the getter does more than return the field
 * @param setter the setter, if the attribute has property access and the setter does more than assign the field
 */
public record Slot(
        Field field,
        NativeKind kind,
        @Nullable Method getter,
        @Nullable Method setter) {
    /** A slot that is reached by its field alone. */
    public static Slot of(Field field, NativeKind kind) {
        return new Slot(field, kind, null, null);
    }

    /** Whether the value is what methods of the program make of the field. */
    public boolean hasAccessors() {
        return getter != null || setter != null;
    }

    /** The type that reading gives: of the getter if there is one, otherwise of the field. */
    public Class<?> readType() {
        return getter == null ? field.getType() : getter.getReturnType();
    }

    /** The type that writing takes: of the setter's parameter if there is one, otherwise of the field. */
    public Class<?> writtenType() {
        return setter == null ? field.getType() : setter.getParameterTypes()[0];
    }

    /**
     * Checks that companions of a class can serve the slot.
     *
     * @param level the class
     * @return this slot
     * @throws IllegalArgumentException if another class declares the field, or the kind does not fit the types
     */
    public Slot checkedFor(Class<?> level) {
        if (field.getDeclaringClass() != level) {
            throw new IllegalArgumentException(field + " is not declared by " + level);
        }
        Class<?> needed = typeOf(kind);
        if (needed != null && (readType() != needed || writtenType() != needed)) {
            throw new IllegalArgumentException(field + " cannot be moved as " + kind);
        }
        return this;
    }

    /** The Java type that a kind moves, null if any. */
    private static @Nullable Class<?> typeOf(NativeKind kind) {
        return switch (kind) {
            case BOOLEAN -> boolean.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case STRING -> String.class;
            case OBJECT -> null;
        };
    }
}
