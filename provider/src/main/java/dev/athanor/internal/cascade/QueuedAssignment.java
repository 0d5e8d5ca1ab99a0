package dev.athanor.internal.cascade;

import dev.athanor.DynamicCollection;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.message.StateMessage;
import dev.athanor.message.WriteOnlyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment means to a collection of which only changes are kept: the collection stays in place, and the difference to what
 * the database holds is queued. SQLAlchemy 2.0, "Dynamic Relationship Loaders".
 */
final class QueuedAssignment {
    private QueuedAssignment() {}

    /**
     * The program assigns a collection.
     *
     * @param owner the owner
     * @param plural its attribute
     * @param value what is assigned; null is taken for an empty one
     * @return what the field holds from now on
     * @throws WriteOnlyException if the difference would have to be read, and must not be
     */
    static Object assign(Object owner, PluralAssociation plural, @Nullable Object value) {
        InstanceState state = States.of(owner);
        AttributeEvents.handOut(owner, plural);
        TrackedCollection present = PluralValues.tracked(owner, plural);
        if (value == present) {
            return present;
        }
        List<@Nullable Object> given = value == null ? List.of() : new ArrayList<>((Collection<?>) value);
        List<@Nullable Object> old = former(state, plural, present);
        Set<@Nullable Object> isThere = identities(old);
        Set<@Nullable Object> isWanted = identities(given);
        @SuppressWarnings("unchecked") // dynamic and write-only collections are collections of the program
        Collection<@Nullable Object> collection = (Collection<@Nullable Object>) present;
        state.writing(owner, plural.number(), present);
        for (Object element : given) {
            if (isThere.add(element)) {
                collection.add(element);
            }
        }
        for (Object element : old) {
            if (isWanted.add(element)) {
                collection.remove(element);
            }
        }
        return present;
    }

    /** What the collection holds now: where there are rows, what they and the queue say. */
    private static List<@Nullable Object> former(
            InstanceState state, PluralAssociation plural, TrackedCollection present) {
        if (state.key == null) {
            return new ArrayList<>(present.added());
        }
        if (present.access() == CollectionKind.Access.WRITE_ONLY) {
            throw new WriteOnlyException(
                    StateMessage.WRITE_ONLY_READ, state.index().type().getSimpleName() + "." + plural.name());
        }
        List<@Nullable Object> found = new ArrayList<>(((DynamicCollection<?>) present).list());
        found.addAll(present.added());
        return found;
    }

    private static Set<@Nullable Object> identities(Collection<?> elements) {
        Set<@Nullable Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(elements);
        return identities;
    }
}
