package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
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
            Instrumented instance,
            CascadeSet.Kind kind,
            PassiveMode mode,
            BiConsumer<Instrumented, AssociationPath> visitor) {
        for (AssociationPath path : mapper.associations()) {
            if (path.association().cascade().has(kind)) {
                for (Instrumented target : targets(instance, path, mode)) {
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
    public static List<Instrumented> targets(Instrumented instance, AssociationPath path, PassiveMode mode) {
        Instrumented holder = instance;
        for (EmbeddedAttribute step : path.embedded()) {
            Object value = AttributeReader.read(holder, step, mode);
            if (!(value instanceof Instrumented embeddable)) {
                return List.of();
            }
            holder = embeddable;
        }
        Object value = path.embedded().isEmpty()
                ? AttributeReader.read(holder, path.attribute(), mode)
                : path.attribute().get(holder);
        return elements(holder, path, value, mode);
    }

    private static List<Instrumented> elements(
            Instrumented holder, AssociationPath path, @Nullable Object value, PassiveMode mode) {
        if (value == null || value == InstanceState.NOT_LOADED) {
            return List.of();
        }
        if (value instanceof Instrumented one) {
            return List.of(one);
        }
        Collection<?> members;
        if (value instanceof TrackedCollection tracked) {
            if (!tracked.isInitialized()) {
                if (mode == PassiveMode.NO_LOAD || holder.$athanor$state().owner() == null) {
                    return instances(tracked.added());
                }
                java.util.Objects.requireNonNull(holder.$athanor$state().owner())
                        .initialize(holder, path.attribute().number());
            }
            members = tracked.members();
        } else {
            members = value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value;
        }
        return instances(members);
    }

    private static List<Instrumented> instances(Collection<?> members) {
        List<Instrumented> found = new ArrayList<>(members.size());
        for (Object member : members) {
            if (member instanceof Instrumented one) {
                found.add(one);
            }
        }
        return found;
    }
}
