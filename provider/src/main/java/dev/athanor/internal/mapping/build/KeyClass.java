package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.KeyForm;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An id class: how its objects are made and read. It is a class of the program that nothing else is known of, not woven,
 * and met once per call of find() and never per row, so that reflection does.
 *
 * @param type the class
 */
record KeyClass(Class<?> type) {
    /**
     * An attribute of an id class.
     *
     * @param type its type
     * @param getter reads it
     * @param setter writes it; null if the class is a record
     */
    record Member(
            Class<?> type, KeyForm.Getter getter, @Nullable Setter setter) {}

    /** Writes an attribute of an id class. */
    interface Setter {
        void set(Object key, @Nullable Object value) throws ReflectiveOperationException;
    }

    static KeyClass of(Class<?> type) {
        return new KeyClass(type);
    }

    /** The attribute of that name: a field, or else a property; null if there is neither. */
    @Nullable Member member(String name) {
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    return new Member(field.getType(), key -> read(() -> field.get(key)), field::set);
                }
            }
        }
        return property(name);
    }

    private @Nullable Member property(String name) {
        String suffix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Method getter = method("get" + suffix);
        Method setter = getter == null ? null : method("set" + suffix, getter.getReturnType());
        if (getter == null || setter == null) {
            return null;
        }
        return new Member(getter.getReturnType(), key -> read(() -> getter.invoke(key)), setter::invoke);
    }

    private @Nullable Method method(String name, Class<?>... parameters) {
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Method method : level.getDeclaredMethods()) {
                if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        return null;
    }

    /** Makes objects from the values of the attributes with these names. */
    Function<@Nullable Object[], Object> maker(List<String> names) {
        return type.isRecord() ? recordMaker(names) : classMaker(names);
    }

    private Function<@Nullable Object[], Object> recordMaker(List<String> names) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        int[] positions = Arrays.stream(components)
                .mapToInt(component -> names.indexOf(component.getName()))
                .toArray();
        Constructor<?> constructor = constructor(types);
        return values -> {
            @Nullable Object[] arguments = new Object[positions.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = positions[i] < 0 ? absent(types[i]) : values[positions[i]];
            }
            return made(() -> constructor.newInstance(arguments));
        };
    }

    private static @Nullable Object absent(Class<?> type) {
        MethodHandle zero = MethodHandles.zero(type);
        try {
            return zero.invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("a constant does not fail", e);
        }
    }

    private Function<@Nullable Object[], Object> classMaker(List<String> names) {
        Constructor<?> constructor = constructor();
        List<Member> members =
                names.stream().map(name -> Objects.requireNonNull(member(name))).toList();
        return values -> made(() -> {
            Object key = constructor.newInstance();
            for (int i = 0; i < values.length; i++) {
                Objects.requireNonNull(members.get(i).setter()).set(key, values[i]);
            }
            return key;
        });
    }

    private Constructor<?> constructor(Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the mapping lets no class without that constructor pass: " + type, e);
        }
    }

    /** What reflection does. */
    private interface Call {
        @Nullable Object run() throws ReflectiveOperationException;
    }

    private static Object made(Call call) {
        return Objects.requireNonNull(read(call));
    }

    private static @Nullable Object read(Call call) {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException("a key class failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a key class permits no access", e);
        }
    }
}
