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
}
