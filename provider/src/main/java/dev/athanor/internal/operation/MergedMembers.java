package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeLoader;
import dev.athanor.internal.state.Keys;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the relationships of an instance that is merged lead to. */
final class MergedMembers {
    private MergedMembers() {}

    /** Whether only changes of a collection are kept, so that what it holds must be asked for. */
    static boolean isQueue(Object owner, Attribute attribute) {
        return attribute instanceof PluralAttribute plural
                && PluralValues.access(owner, plural) != CollectionKind.Access.LOADED;
    }

    /**
     * The objects in order, without nulls.
     *
     * @throws UnloadedAttributeException if they would have to be asked for, and the source has no session
     */
    static List<Object> of(Object source, Attribute attribute) {
        Object value = attribute.get(source);
        Collection<?> members;
        if (attribute instanceof ToOneAttribute) {
            members = Collections.singletonList(value);
        } else if (value instanceof TrackedCollection queue && queue.isQueue()) {
            members = ofQueue(source, (PluralAttribute) attribute, queue);
        } else {
            members = value instanceof Map<?, ?> map ? map.values() : value == null ? List.of() : (Collection<?>) value;
        }
        List<Object> found = new ArrayList<>(members.size());
        for (Object member : members) {
            if (member != null) {
                found.add(member);
            }
        }
        return found;
    }

    private static Collection<?> ofQueue(Object source, PluralAttribute attribute, TrackedCollection queue) {
        InstanceState state = States.of(source);
        if (state.key == null) {
            return queue.added();
        }
        if (!(state.owner() instanceof AttributeLoader loader)) {
            throw new UnloadedAttributeException(
                    StateMessage.LATE_UNLOADED, Keys.describe(source) + "." + attribute.name());
        }
        return loader.members(source, attribute.number());
    }
}
