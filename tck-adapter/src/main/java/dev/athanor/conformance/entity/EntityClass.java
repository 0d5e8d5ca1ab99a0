package dev.athanor.conformance.entity;

import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Relationship;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The class of an entity, whose members are called by name. */
public final class EntityClass {
    private record Accessors(Method getter, Method setter) {}

    private final Entity entity;
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Map<String, Accessors> attributes = new HashMap<>();

    EntityClass(Entity entity, Class<?> type, @Nullable EntityClass parent) {
        this.entity = entity;
        this.type = type;
        if (parent != null) {
            attributes.putAll(parent.attributes);
        }
        try {
            this.constructor = type.getConstructor();
            for (Column column : entity.attributes()) {
                attributes.put(column.name(), accessors(column.name()));
            }
            for (Relationship relationship : entity.relationships()) {
                attributes.put(relationship.name(), accessors(relationship.name()));
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the class of " + entity.name() + " is not as it was written", e);
        }
    }

    private Accessors accessors(String attribute) throws NoSuchMethodException {
        Method getter = type.getMethod(TypeNames.getter(attribute));
        return new Accessors(getter, type.getMethod(TypeNames.setter(attribute), getter.getReturnType()));
    }

    /** The entity. */
    public Entity entity() {
        return entity;
    }

    /** The class. */
    public Class<?> type() {
        return type;
    }

    /** Calls the constructor. */
    public Object create() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw thrown(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no instance of " + type, e);
        }
    }

    /** Calls the getter of an attribute. */
    public @Nullable Object get(Object instance, String attribute) {
        return call(accessorsOf(attribute).getter(), instance);
    }

    /** Calls the setter of an attribute. */
    public void set(Object instance, String attribute, @Nullable Object value) {
        call(accessorsOf(attribute).setter(), instance, value);
    }

    private Accessors accessorsOf(String attribute) {
        return Objects.requireNonNull(
                attributes.get(attribute), () -> entity.name() + " has no attribute " + attribute);
    }

    private static @Nullable Object call(Method method, Object instance, @Nullable Object... arguments) {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw thrown(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }

    /** What the program would see. */
    private static RuntimeException thrown(InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e.getCause());
    }
}
