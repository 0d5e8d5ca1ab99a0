package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.StateMessage;
import dev.athanor.message.TypeMismatchException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                boolean withFormer = kind == CascadeSet.Kind.PERSIST
                        && path.embedded().isEmpty()
                        && path.association().rules().cascadesAtEvents();
                for (Object target : withFormer ? pending(instance, path) : targets(instance, path, mode)) {
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
        Object holder = holder(instance, path, mode);
        return holder == null ? List.of() : elements(holder, path, value(holder, path, mode), mode);
    }

    /** The objects at the far end of one relationship as far as it is in memory; what waits for it is left out. */
    public static List<Object> loaded(Object instance, AssociationPath path) {
        Object holder = holder(instance, path, PassiveMode.NO_LOAD);
        if (holder == null || !States.of(holder).isLoaded(path.attribute().number())) {
            return List.of();
        }
        Object value = path.attribute().get(holder);
        return value instanceof TrackedCollection collection && !collection.isInitialized() && !collection.isQueue()
                ? List.of()
                : elements(holder, path, value, PassiveMode.NO_LOAD);
    }

    /** The objects at the far end of one relationship of an attached instance, read even where the program is refused to. */
    public static List<Object> all(Object instance, AssociationPath path) {
        Object holder = holder(instance, path, PassiveMode.LOAD);
        if (holder == null || States.of(holder).reachOwner() == null) {
            return loaded(instance, path);
        }
        return path.attribute() instanceof PluralAttribute plural
                ? instances(AttributeReader.members(holder, plural))
                : elements(holder, path, value(holder, path, PassiveMode.LOAD), PassiveMode.LOAD);
    }

    /**
     * The objects that a relationship leads to, and those that it has led to before the changes that are not flushed: whoever has left
     * may have to be written for it. What is not in memory is left out, and what waits for it.
     */
    public static List<Object> pending(Object instance, AssociationPath path) {
        if (!path.embedded().isEmpty()) {
            return targets(instance, path, PassiveMode.NO_LOAD);
        }
        InstanceState state = States.of(instance);
        int number = path.attribute().number();
        if (!state.isLoaded(number)) {
            return List.of();
        }
        Object value = path.attribute().get(instance);
        if (value instanceof TrackedCollection collection) {
            if (collection.isQueue()) {
                List<Object> queued = instances(collection.added());
                queued.addAll(instances(collection.removed()));
                return queued;
            }
            if (!collection.isInitialized()) {
                return List.of();
            }
            List<Object> found = instances(collection.added());
            Set<Object> joined = Collections.newSetFromMap(new IdentityHashMap<>(found.size()));
            joined.addAll(found);
            instances(collection.members()).stream()
                    .filter(member -> !joined.contains(member))
                    .forEach(found::add);
            found.addAll(instances(collection.removed()));
            return found;
        }
        List<Object> found = elements(instance, path, value, PassiveMode.NO_LOAD);
        Object former =
                path.attribute() instanceof ToOneAttribute && state.isChanged(number) ? state.committed(number) : null;
        if (former == null || former == InstanceState.NOT_LOADED || former == value) {
            return found;
        }
        List<Object> both = new ArrayList<>(found);
        both.add(former);
        return both;
    }

    /**
     * The objects that a relationship leads to and that its rows do not know of yet: what a to-one attribute refers to,
     * what joined a collection since the last flush. Loads nothing.
     */
    public static List<Object> newTargets(Object instance, AssociationPath path) {
        Object holder = holder(instance, path, PassiveMode.NO_LOAD);
        if (holder == null) {
            return List.of();
        }
        Object value = value(holder, path, PassiveMode.NO_LOAD);
        return value instanceof TrackedCollection tracked
                ? instances(tracked.added())
                : elements(holder, path, value, PassiveMode.NO_LOAD);
    }

    /**
     * What the elements of an instance's collections of values refer to, as far as they are in memory.
     *
     * @param mapper the instance's mapper
     * @param instance the instance
     * @param kind what must travel along the reference
     */
    public static List<Object> insideElements(Mapper mapper, Object instance, CascadeSet.Kind kind) {
        List<Object> found = new ArrayList<>();
        for (AssociationPath path : mapper.referringCollections()) {
            Object holder = PluralValues.holder(instance, path);
            Object value = holder == null ? null : path.attribute().get(holder);
            EmbeddedAttribute element = (EmbeddedAttribute) ((ElementCollection) path.attribute()).element();
            for (Object member : inMemory(value)) {
                for (List<Attribute> way : element.leaves()) {
                    Object target = way.get(way.size() - 1) instanceof ToOneAttribute toOne
                                    && toOne.cascade().has(kind)
                            ? EmbeddedValues.leaf(member, way)
                            : null;
                    if (target != null) {
                        found.add(target);
                    }
                }
            }
        }
        return found;
    }

    private static List<Object> inMemory(@Nullable Object collection) {
        if (collection instanceof TrackedCollection tracked) {
            return tracked.isInitialized() ? instances(tracked.members()) : List.of();
        }
        if (collection instanceof Map<?, ?> map) {
            return instances(map.values());
        }
        return collection instanceof Collection<?> members ? instances(members) : List.of();
    }

    /**
     * The object whose attribute a relationship is: the instance, or an embeddable of it.
     *
     * @return null if there is no such embeddable
     */
    public static @Nullable Object holder(Object instance, AssociationPath path, PassiveMode mode) {
        Object holder = instance;
        for (EmbeddedAttribute step : path.embedded()) {
            // Only an attribute of the entity itself can be unloaded.
            Object value = holder == instance ? AttributeReader.read(holder, step, mode) : step.get(holder);
            if (value == null || value == InstanceState.NOT_LOADED) {
                return null;
            }
            holder = value;
        }
        return holder;
    }

    private static @Nullable Object value(Object holder, AssociationPath path, PassiveMode mode) {
        return path.embedded().isEmpty()
                ? AttributeReader.read(holder, path.attribute(), mode)
                : path.attribute().get(holder);
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
        if (value instanceof TrackedCollection queue && queue.isQueue()) {
            boolean asks = mode == PassiveMode.LOAD && States.of(holder).owner() != null;
            members = asks ? AttributeReader.members(holder, (PluralAttribute) path.attribute()) : queue.added();
        } else if (value instanceof TrackedCollection tracked) {
            if (!tracked.isInitialized()) {
                if (mode == PassiveMode.NO_LOAD || States.of(holder).owner() == null) {
                    return instances(tracked.added());
                }
                AttributeReader.fetch(holder, path.attribute());
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

    /**
     * Demands that a relationship is given what it is declared for; the compiler does not where types are raw.
     *
     * @param owner the entity or embeddable that has it
     * @param association the relationship
     * @param target the object that it is given
     * @throws TypeMismatchException if that is of another class
     */
    public static void requireType(Object owner, Association association, @Nullable Object target) {
        Class<?> declared = association.target().javaType();
        if (target != null && !declared.isInstance(target)) {
            throw new TypeMismatchException(
                    StateMessage.WRONG_TARGET,
                    States.of(owner).index().type().getSimpleName() + "." + association.name(),
                    declared.getName(),
                    target.getClass().getName());
        }
    }
}
