package dev.athanor.internal.cascade;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.Tracked;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.LoadOrigin;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The tracked collections behind plural attributes: made, found, and put in place of raw ones. */
public final class PluralValues {
    private PluralValues() {}

    /** The tracked collection of an attribute; an unloaded one is put in place if there is none. */
    public static TrackedCollection tracked(Object owner, PluralAttribute attribute) {
        InstanceState state = States.of(owner);
        if (attribute.get(owner) instanceof TrackedCollection present) {
            if (isInPlace(state, attribute)) {
                return present;
            }
            if (present.isQueue()) {
                // Its members were never in memory, and what is queued stays.
                return present;
            }
            // The program has seen it empty when there was no row.
            present.reset();
            state.markLoaded(attribute.number(), true);
            return present;
        }
        // What a constructor put there is not what the rows say.
        TrackedCollection unloaded = unloaded(owner, attribute);
        attribute.set(owner, unloaded);
        if (!unloaded.isQueue()) {
            // One of which only changes are kept counts as there when it is changed.
            state.markLoaded(attribute.number(), true);
        }
        return unloaded;
    }

    /**
     * Whether what the field holds is the attribute's content. Of one that is changed but not loaded, because it was unset, the program
     * sees an empty collection until the rows are so too; where there are no rows, whatever there is counts.
     */
    private static boolean isInPlace(InstanceState state, PluralAttribute attribute) {
        int number = attribute.number();
        return state.isLoaded(number) || state.isChanged(number) || state.key == null;
    }

    /** The instance whose attribute a collection is: the entity, or an embeddable of it; null if there is no such one. */
    public static @Nullable Object holder(Object entity, AssociationPath path) {
        Object holder = entity;
        for (EmbeddedAttribute step : path.embedded()) {
            holder = holder == null ? null : step.get(holder);
        }
        return holder;
    }

    /** Visits the tracked collections of an entity, those inside its embeddables included. */
    public static void forEach(Mapper mapper, Object entity, BiConsumer<AssociationPath, TrackedCollection> visitor) {
        for (AssociationPath path : mapper.collections()) {
            Object holder = holder(entity, path);
            if (holder != null && path.attribute().get(holder) instanceof TrackedCollection tracked) {
                visitor.accept(path, tracked);
            }
        }
    }

    /**
     * How an association is to be loaded has been chosen anew: a collection that holds nothing yet, neither members nor changes, gives
     * way to one of the kind that is chosen, which is made when the attribute is touched.
     */
    public static void renew(Object owner, PluralAssociation attribute) {
        if (attribute.get(owner) instanceof TrackedCollection present
                && !present.isInitialized()
                && !present.isModified()
                && present.access() != chosenAccess(owner, attribute)) {
            present.release();
            attribute.set(owner, null);
            States.of(owner).markUnloaded(attribute.number());
        }
    }

    /** Whether the members of an attribute are in memory. */
    public static boolean isInitialized(Object owner, PluralAttribute attribute) {
        return isInPlace(States.of(owner), attribute)
                && attribute.get(owner) instanceof TrackedCollection present
                && present.isInitialized();
    }

    /** Whether a collection of the program has no elements. */
    static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map ? map.isEmpty() : ((Collection<?>) value).isEmpty();
    }

    /** What an attribute holds when the program assigns a collection to it. */
    static TrackedCollection wrap(Object owner, PluralAttribute attribute, Object value) {
        return Tracked.wrap(value, owner, attribute.number(), kind(owner, attribute));
    }

    /** A collection whose members are in the database, not yet in place. */
    static TrackedCollection unloaded(Object owner, PluralAttribute attribute) {
        return Tracked.unloaded(owner, attribute.number(), kind(owner, attribute));
    }

    private static CollectionKind kind(Object owner, PluralAttribute attribute) {
        return attribute.kind(PluralValues::newKind).with(chosenAccess(owner, attribute));
    }

    private static CollectionKind newKind(PluralAttribute attribute) {
        CollectionKind.Form form = switch (attribute.shape()) {
            case COLLECTION, LIST -> CollectionKind.Form.LIST;
            case SET -> CollectionKind.Form.SET;
            case MAP -> CollectionKind.Form.MAP;
        };
        boolean derivesKeys = form == CollectionKind.Form.MAP && attribute.key() == null;
        return new CollectionKind(
                form,
                RowElements.of(attribute),
                attribute.isOrdered(),
                derivesKeys ? element -> mapKey((PluralAssociation) attribute, element) : null,
                attribute instanceof PluralAssociation association
                                && association.rules().hasEvents()
                        ? new RelationshipEvents.Members(association)
                        : null,
                mappedAccess(attribute));
    }

    /** What the program may do with the collection of one owner as a whole. */
    public static CollectionKind.Access access(Object owner, PluralAttribute attribute) {
        return attribute.get(owner) instanceof TrackedCollection present
                ? present.access()
                : chosenAccess(owner, attribute);
    }

    /** What the program may do with a collection as a whole, if nothing else is chosen for its owner. */
    static CollectionKind.Access mappedAccess(PluralAttribute attribute) {
        return access(
                attribute instanceof PluralAssociation association
                        ? association.rules().loading()
                        : null);
    }

    private static CollectionKind.Access chosenAccess(Object owner, PluralAttribute attribute) {
        return access(
                attribute instanceof PluralAssociation association ? LoadOrigin.strategy(owner, association) : null);
    }

    private static CollectionKind.Access access(@Nullable LoadingStrategy strategy) {
        return strategy == LoadingStrategy.DYNAMIC
                ? CollectionKind.Access.DYNAMIC
                : strategy == LoadingStrategy.WRITE_ONLY
                        ? CollectionKind.Access.WRITE_ONLY
                        : CollectionKind.Access.LOADED;
    }

    private static @Nullable Object mapKey(PluralAssociation attribute, Object element) {
        Mapper target = attribute.target();
        if (attribute.mapKeyName() == null) {
            Object key = target.keyOf(element);
            return key == null ? null : target.keyForm().toProgram(key);
        }
        Attribute key = Objects.requireNonNull(target.attribute(attribute.mapKeyName()));
        return key.get(element);
    }
}
