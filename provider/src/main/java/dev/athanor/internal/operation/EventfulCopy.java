package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Copies as if the program wrote each attribute, with all that follows from a write: either what differs, or whatever the source has
 * ({@link Switch#MERGE_WRITES}). What the source has is what was loaded or set; of a new instance also what was not, which is null
 * ({@link Switch#MERGE_UNSET}).
 */
final class EventfulCopy implements StateCopy {
    private final OperationContext operation;
    private final BiFunction<Association, @Nullable Object, @Nullable Object> managed;
    private final boolean unsetToo;
    private final boolean equalToo;

    /**
     * Creates the copy.
     *
     * @param operation what the verbs need of the session
     * @param managed gives the instance of this session for one that a reference of the source refers to
     */
    EventfulCopy(OperationContext operation, BiFunction<Association, @Nullable Object, @Nullable Object> managed) {
        Rules rules = operation.context().rules();
        this.operation = operation;
        this.managed = managed;
        this.unsetToo = rules.is(Switch.MERGE_UNSET, Choices.MergeUnset.COPY);
        this.equalToo = rules.is(Switch.MERGE_WRITES, Choices.MergeWrites.ALL);
    }

    @Override
    public boolean isCopied(Mapper mapper, Object source, Attribute attribute) {
        InstanceState state = States.of(source);
        if (!state.isLoaded(attribute.number())
                && (Lifecycle.of(state) == Lifecycle.DETACHED || !unsetToo && mapper.isWoven())) {
            return false;
        }
        if (!equalToo && (attribute == mapper.version() || mapper.idAttributes().contains(attribute))) {
            // Of the key the target has the same value, or one of its own.
            return false;
        }
        if (MergedMembers.isQueue(source, attribute)) {
            // One that was not written to since it expired says nothing.
            return state.isLoaded(attribute.number());
        }
        return !(attribute.get(source) instanceof TrackedCollection tracked) || tracked.isInitialized();
    }

    @Override
    public List<Object> members(Object source, Attribute relationship) {
        return MergedMembers.of(source, relationship);
    }

    @Override
    public void prepare(Object target, Attribute attribute) {
        if (attribute instanceof PluralAttribute plural && !MergedMembers.isQueue(target, plural)) {
            initialized(target, plural);
        }
    }

    /** The collection of the target with its members: together, so that they need not be looked for one by one. */
    private static @Nullable Object initialized(Object target, PluralAttribute plural) {
        Object held = AttributeReader.read(target, plural, PassiveMode.LOAD);
        if (held instanceof TrackedCollection present && !present.isInitialized()) {
            AttributeReader.fetch(target, plural);
        }
        return held;
    }

    @Override
    public void copy(Object source, Object target, Attribute attribute) {
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

    @Override
    public void complete(Mapper mapper, Object source, Object target) {
        // Every write has said what there is to say.
    }

    private void copyBasic(BasicAttribute basic, Object source, Object target) {
        Object value = basic.get(source);
        if (!equalToo) {
            Object present = AttributeReader.read(target, basic, PassiveMode.LOAD);
            if (!basic.type().isSame(present, value)) {
                AttributeWriter.write(target, basic, basic.type().copy(value));
            }
            return;
        }
        Mapper mapper = Mapper.of(target);
        boolean key = mapper.idAttributes().contains(basic);
        if (key || basic == mapper.version()) {
            // What they were is always known where they change: so the whole row is read, if it was forgotten.
            AttributeReader.read(target, basic, PassiveMode.LOAD);
        }
        if (key && Objects.equals(basic.type().canonical(value), basic.type().canonical(basic.get(target)))) {
            operation.context().noteModified(target);
        } else {
            AttributeWriter.write(target, basic, basic.type().copy(value));
        }
    }

    private void copyEmbedded(EmbeddedAttribute embedded, Object source, Object target) {
        EmbeddableCopier copier = new EmbeddableCopier(managed);
        if (equalToo && !Mapper.of(target).idAttributes().contains(embedded)) {
            boolean loaded = States.of(target).isLoaded(embedded.number());
            Object present = loaded ? embedded.get(target) : null;
            AttributeWriter.write(target, embedded, copier.copy(embedded, embedded.get(source), present));
            return;
        }
        AttributeReader.read(target, embedded, PassiveMode.LOAD);
        if (!copier.isSame(embedded, embedded.get(source), embedded.get(target))) {
            AttributeWriter.write(target, embedded, copier.copy(embedded, embedded.get(source), embedded.get(target)));
        } else if (equalToo) {
            operation.context().noteModified(target);
        }
    }

    private void copyToOne(ToOneAttribute toOne, Object source, Object target) {
        Object value = managed.apply(toOne, toOne.get(source));
        if (equalToo || !isSame(toOne, target, value)) {
            AttributeWriter.write(target, toOne, value);
        }
    }

    private static boolean isSame(ToOneAttribute toOne, Object target, @Nullable Object value) {
        InstanceState state = States.of(target);
        if (toOne.isOwning() && !state.isLoaded(toOne.number()) && Lifecycle.of(state) == Lifecycle.PERSISTENT) {
            // The key tells as much as the object.
            return Objects.equals(HeldKeys.get(state, toOne), value == null ? null : States.of(value).key);
        }
        return AttributeReader.read(target, toOne, PassiveMode.LOAD) == value;
    }

    // ---- collections ---------------------------------------------------------------------------------------------

    private void copyPlural(PluralAttribute plural, Object source, Object target) {
        if (MergedMembers.isQueue(target, plural)) {
            List<@Nullable Object> elements = new ArrayList<>();
            MergedMembers.of(source, plural).forEach(member -> elements.add(element(plural, member)));
            AttributeWriter.write(target, plural, elements);
            return;
        }
        Object value = MergedMembers.isQueue(source, plural) ? MergedMembers.of(source, plural) : plural.get(source);
        Object held = initialized(target, plural);
        if (value instanceof Map<?, ?> map) {
            copyMap(plural, map, target, held);
        } else {
            copyCollection(plural, value instanceof Collection<?> members ? members : List.of(), target, held);
        }
    }

    private void copyCollection(PluralAttribute plural, Collection<?> members, Object target, @Nullable Object held) {
        List<Object> elements = new ArrayList<>();
        for (Object member : members) {
            elements.add(element(plural, member));
        }
        if (held instanceof Map<?, ?> map) {
            // The source has none: elements are empty.
            map.clear();
            return;
        }
        if (held == null || equalToo) {
            AttributeWriter.write(target, plural, elements);
            return;
        }
        @SuppressWarnings("unchecked") // an attribute of the same type holds elements of the same type
        Collection<Object> present = (Collection<Object>) held;
        if (!isSame(plural, present, elements)) {
            present.clear();
            present.addAll(elements);
        }
    }

    /** What a copied collection holds: the entity of this session, or a copy of the value. */
    private @Nullable Object element(PluralAttribute plural, @Nullable Object element) {
        if (plural instanceof PluralAssociation association) {
            return managed.apply(association, element);
        }
        return new EmbeddableCopier(managed).copy((ElementCollection) plural, element);
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
        map.forEach((key, element) -> elements.put(key, element(plural, element)));
        if (held == null || equalToo) {
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
