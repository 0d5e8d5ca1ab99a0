package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.PassiveMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits the objects at the far ends of an instance's relationships. Which relationships, and whether what is not in
 * memory may be loaded, is the caller's rule. Stateless.
 */
public final class CascadeWalker {
    private CascadeWalker() {}

    /**
     * Visits every object that an operation travels to.
     *
     * @param mapper the instance's mapper
     * @param instance where the walk starts; not visited itself
     * @param kind the operation
     * @param mode whether unloaded relationships are loaded or left out
     * @param visitor gets each object once per relationship that leads to it, with that relationship
     */
    public static void walk(
            Mapper mapper,
            Object instance,
            CascadeSet.Kind kind,
            PassiveMode mode,
            BiConsumer<Object, AssociationPath> visitor) {
        for (AssociationPath path : mapper.associations()) {
            if (path.association().cascade().has(kind)) {
                for (Object target : targets(instance, path, mode)) {
                    visitor.accept(target, path);
                }
            }
        }
    }

    /**
     * The objects at the far end of one relationship.
     *
     * @return a copy, in order, without nulls
     */
    public static List<Object> targets(Object instance, AssociationPath path, PassiveMode mode) {
        Object holder = instance;
        for (EmbeddedAttribute step : path.embedded()) {
            Object value = AttributeReader.read(holder, step, mode);
            if (value == null || value == InstanceState.NOT_LOADED) {
                return List.of();
            }
            holder = value;
        }
        Object value = path.embedded().isEmpty()
                ? AttributeReader.read(holder, path.attribute(), mode)
                : path.attribute().get(holder);
        return elements(holder, path, value, mode);
    }

    private static List<Object> elements(
            Object holder, AssociationPath path, @Nullable Object value, PassiveMode mode) {
        if (value == null || value == InstanceState.NOT_LOADED) {
            return List.of();
        }
        if (path.attribute() instanceof ToOneAttribute) {
            return List.of(value);
        }
        Collection<?> members;
        if (value instanceof TrackedCollection tracked) {
            if (!tracked.isInitialized()) {
                if (mode == PassiveMode.NO_LOAD || States.of(holder).owner() == null) {
                    return instances(tracked.added());
                }
                java.util.Objects.requireNonNull(States.of(holder).owner())
                        .initialize(holder, path.attribute().number());
            }
            members = tracked.members();
        } else {
            members = value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value;
        }
        return instances(members);
    }

    private static List<Object> instances(Collection<?> members) {
        List<Object> found = new ArrayList<>(members.size());
        for (Object member : members) {
            if (member != null) {
                found.add(member);
            }
        }
        return found;
    }
}
