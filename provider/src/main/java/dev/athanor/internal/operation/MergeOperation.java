package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.ReferenceFactory;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code merge}: the state of a detached or new instance is copied onto the managed one of the same identity, or onto a
 * new one. What a detached instance never loaded is not copied. One visit per object, so that circles end. Jakarta
 * Persistence 3.2, section 3.3.7.1.
 */
public final class MergeOperation {
    private final OperationContext operation;
    private final PersistOperation persist;
    private final IdentityHashMap<Object, Object> merged = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<Object> adopted = new ArrayList<>();

    /**
     * Creates the operation for one call.
     *
     * @param operation what the verbs need of the session
     */
    public MergeOperation(OperationContext operation) {
        this.operation = operation;
        this.persist = new PersistOperation(operation);
    }

    /**
     * Merges an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @return the managed instance
     * @throws InvalidArgumentException if it is no entity, removed, or in another session
     * @throws StaleStateException if the row has another version than the detached instance
     */
    public Object merge(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object result = visit(mapper, operation.mine(mapper, Objects.requireNonNull(entity)));
        // A queue of our own: chains of objects can be longer than the thread's stack.
        for (Object source = open.poll(); source != null; source = open.poll()) {
            Object target = Objects.requireNonNull(merged.get(source));
            if (target == source) {
                lookThrough(operation.mapper(source), source);
            } else {
                copy(operation.mapper(source), source, target);
            }
        }
        // Callbacks see the whole graph, not what happened to be copied first.
        adopted.forEach(instance -> operation.mapper(instance).announce(LifecycleEvent.PRE_PERSIST, instance));
        return result;
    }

    /** The managed instance for another one; what it holds is copied, or looked through, when its turn comes. */
    private Object visit(Mapper mapper, Object source) {
        Object known = merged.get(source);
        if (known != null) {
            return known;
        }
        Object target = operation.context().isAttached(source) ? attached(mapper, source) : copyOf(mapper, source);
        merged.put(source, target);
        open.add(source);
        return target;
    }

    private static Object attached(Mapper mapper, Object source) {
        InstanceState state = States.of(source);
        if (Lifecycle.isRemoved(state)) {
            throw new InvalidArgumentException(StateMessage.REMOVED_MERGE, Keys.describe(mapper, state.key));
        }
        return source;
    }

    private Object copyOf(Mapper mapper, Object source) {
        Object present = existing(mapper, source, States.of(source));
        if (present != null) {
            return present;
        }
        Object target = ReferenceFactory.instantiate(mapper);
        if (mapper.keyGeneration().kind() == KeyGeneration.Kind.ASSIGNED) {
            mapper.idAttributes().forEach(id -> copyId(id, source, target));
        }
        persist.adopt(mapper, target);
        adopted.add(target);
        return target;
    }

    /** A managed object may refer to a detached one: the reference goes over to the managed one of its identity. */
    private void lookThrough(Mapper mapper, Object source) {
        CascadeWalker.walk(mapper, source, CascadeSet.Kind.MERGE, PassiveMode.NO_LOAD, (target, path) -> {
            Object managed = visit(operation.mapper(target), operation.mine(operation.mapper(target), target));
            Object holder = CascadeWalker.holder(source, path, PassiveMode.NO_LOAD);
            if (managed != target && holder != null) {
                exchange(holder, path.attribute(), target, managed);
            }
        });
    }

    @SuppressWarnings("unchecked") // the collection held the detached instance of the same type
    private static void exchange(Object holder, Attribute attribute, Object from, Object to) {
        Object value = attribute.get(holder);
        if (attribute instanceof ToOneAttribute) {
            AttributeWriter.write(holder, attribute, to);
        } else if (value instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).replaceAll((key, member) -> member == from ? to : member);
        } else if (value instanceof List<?> list) {
            ((List<Object>) list).replaceAll(member -> member == from ? to : member);
        } else if (value instanceof Collection<?> members && ((Collection<Object>) members).removeIf(m -> m == from)) {
            ((Collection<Object>) members).add(to);
        }
    }

    private @Nullable Object existing(Mapper mapper, Object source, InstanceState state) {
        Object key = mapper.keyOf(source);
        if (key == null) {
            return null;
        }
        Object target = new EntityLoader(operation.load()).find(mapper, key);
        BasicAttribute version = mapper.version();
        if (target == null) {
            if (version != null && Lifecycle.of(state) == Lifecycle.DETACHED) {
                throw new StaleStateException(source, StateMessage.STALE_ROW, Keys.describe(mapper, key));
            }
            return null;
        }
        if (Lifecycle.isRemoved(States.of(target))) {
            throw new InvalidArgumentException(StateMessage.REMOVED_MERGE, Keys.describe(mapper, key));
        }
        if (version != null && state.isLoaded(version.number())) {
            Object before = version.get(source);
            Object now = AttributeReader.read(target, version, PassiveMode.LOAD);
            if (before != null && !Objects.equals(before, now)) {
                throw new StaleStateException(source, StateMessage.STALE_ROW, Keys.describe(mapper, key));
            }
        }
        return target;
    }

    /** Of a new instance: before it joins, because it joins with its key. */
    private void copyId(Attribute id, Object source, Object target) {
        if (id instanceof EmbeddedAttribute embedded) {
            AttributeWriter.write(
                    target, embedded, new EmbeddableCopier(this::managedTarget).copy(embedded, embedded.get(source)));
        } else if (id instanceof ToOneAttribute toOne) {
            AttributeWriter.write(target, toOne, managedTarget(toOne, toOne.get(source)));
        } else {
            AttributeWriter.write(target, id, id.get(source));
        }
    }

    // ---- copying -------------------------------------------------------------------------------------------------

    private void copy(Mapper mapper, Object source, Object target) {
        boolean detached = Lifecycle.of(States.of(source)) == Lifecycle.DETACHED;
        for (Attribute attribute : mapper.attributes()) {
            if (mapper.idAttributes().contains(attribute)
                    || attribute == mapper.version()
                    || detached && !States.of(source).isLoaded(attribute.number())) {
                continue;
            }
            if (attribute instanceof BasicAttribute basic) {
                copyBasic(basic, source, target);
            } else if (attribute instanceof EmbeddedAttribute embedded) {
                copyEmbedded(embedded, source, target);
            } else if (attribute instanceof ToOneAttribute toOne) {
                copyToOne(toOne, source, target);
            } else {
                copyPlural((PluralAttribute) attribute, source, target);
            }
        }
    }

    private static void copyBasic(BasicAttribute basic, Object source, Object target) {
        Object value = basic.get(source);
        Object present = AttributeReader.read(target, basic, PassiveMode.LOAD);
        if (!basic.type().isSame(present, value)) {
            AttributeWriter.write(target, basic, basic.type().copy(value));
        }
    }

    private void copyEmbedded(EmbeddedAttribute embedded, Object source, Object target) {
        AttributeReader.read(target, embedded, PassiveMode.LOAD);
        EmbeddableCopier copier = new EmbeddableCopier(this::managedTarget);
        if (!copier.isSame(embedded, embedded.get(source), embedded.get(target))) {
            AttributeWriter.write(target, embedded, copier.copy(embedded, embedded.get(source), embedded.get(target)));
        }
    }

    private void copyToOne(ToOneAttribute toOne, Object source, Object target) {
        Object managed = managedTarget(toOne, toOne.get(source));
        InstanceState state = States.of(target);
        boolean same;
        if (toOne.isOwning() && !state.isLoaded(toOne.number()) && Lifecycle.of(state) == Lifecycle.PERSISTENT) {
            // The key tells as much as the object.
            same = Objects.equals(HeldKeys.get(state, toOne), managed == null ? null : States.of(managed).key);
        } else {
            same = AttributeReader.read(target, toOne, PassiveMode.LOAD) == managed;
        }
        if (!same) {
            AttributeWriter.write(target, toOne, managed);
        }
    }

    /** What a copied reference refers to: the merged object, or the managed one of the same identity. */
    private @Nullable Object managedTarget(Association association, @Nullable Object object) {
        if (object == null) {
            return null;
        }
        Mapper mapper = operation.mapper(object);
        if (association.cascade().has(CascadeSet.Kind.MERGE)) {
            return visit(mapper, operation.mine(mapper, object));
        }
        Object known = merged.get(object);
        if (known != null || operation.context().isAttached(object)) {
            return known != null ? known : object;
        }
        Object key = mapper.keyOf(object);
        // A new object that nothing cascades to is left as it is: the flush refuses it by name.
        return key == null ? object : new ReferenceFactory(operation.load()).get(mapper, key);
    }

    private void copyPlural(PluralAttribute plural, Object source, Object target) {
        Object value = plural.get(source);
        if (value instanceof TrackedCollection tracked && !tracked.isInitialized()) {
            return;
        }
        Object held = AttributeReader.read(target, plural, PassiveMode.LOAD);
        if (held instanceof TrackedCollection present && !present.isInitialized()) {
            // First of all, so that the elements need not be looked for one by one.
            Objects.requireNonNull(States.of(target).owner()).initialize(target, plural.number());
        }
        if (value instanceof Map<?, ?> map) {
            copyMap(plural, map, target, held);
        } else {
            copyCollection(plural, value instanceof Collection<?> members ? members : List.of(), target, held);
        }
    }

    private void copyCollection(PluralAttribute plural, Collection<?> members, Object target, @Nullable Object held) {
        List<Object> elements = new ArrayList<>();
        for (Object member : members) {
            elements.add(managedElement(plural, member));
        }
        if (held == null) {
            AttributeWriter.write(target, plural, elements);
            return;
        }
        if (held instanceof Map<?, ?> map) {
            // The source has none: elements are empty.
            map.clear();
            return;
        }
        @SuppressWarnings("unchecked") // an attribute of the same type holds elements of the same type
        Collection<Object> present = (Collection<Object>) held;
        if (!isSame(plural, present, elements)) {
            present.clear();
            present.addAll(elements);
        }
    }

    /** What a copied collection holds: the managed entity, or a copy of the value. */
    private @Nullable Object managedElement(PluralAttribute plural, @Nullable Object element) {
        if (plural instanceof PluralAssociation association) {
            return managedTarget(association, element);
        }
        return new EmbeddableCopier(this::managedTarget).copy((ElementCollection) plural, element);
    }

    private static boolean isSame(PluralAttribute plural, Collection<?> present, List<?> wanted) {
        Attribute value = plural instanceof ElementCollection values ? values.element() : null;
        if (present.size() != wanted.size()) {
            return false;
        }
        int at = 0;
        for (Object member : present) {
            Object other = wanted.get(at++);
            boolean same = value == null
                    ? member == other
                    : new ElementImage(value, member).equals(new ElementImage(value, other));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private void copyMap(PluralAttribute plural, Map<?, ?> map, Object target, @Nullable Object held) {
        Map<Object, Object> elements = new LinkedHashMap<>();
        map.forEach((key, element) -> elements.put(key, managedElement(plural, element)));
        if (held == null) {
            AttributeWriter.write(target, plural, elements);
            return;
        }
        @SuppressWarnings("unchecked") // an attribute of the same type holds elements of the same type
        Map<Object, Object> present = (Map<Object, Object>) held;
        boolean sameKeys = plural.key() == null || present.keySet().equals(elements.keySet());
        if (!sameKeys || !isSame(plural, present.values(), new ArrayList<>(elements.values()))) {
            present.clear();
            present.putAll(elements);
        }
    }
}
