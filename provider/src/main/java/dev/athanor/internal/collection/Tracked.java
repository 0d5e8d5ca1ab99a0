package dev.athanor.internal.collection;

import java.util.Collection;
import java.util.Map;

/** Makes the collection that an attribute holds. Called where values are assigned and where rows become instances. */
public final class Tracked {
    private Tracked() {}

    /**
     * A collection whose members are in the database.
     *
     * @param owner entity or embeddable
     * @param attribute attribute number
     * @param kind what the attribute is declared as
     */
    public static TrackedCollection unloaded(Object owner, int attribute, CollectionKind kind) {
        boolean isSet = kind.form() == CollectionKind.Form.SET;
        return switch (kind.access()) {
            case DYNAMIC ->
                isSet ? new DynamicSet<>(owner, attribute, kind) : new DynamicList<>(owner, attribute, kind);
            case WRITE_ONLY ->
                isSet ? new WriteOnlySet<>(owner, attribute, kind) : new WriteOnlyList<>(owner, attribute, kind);
            case LOADED ->
                switch (kind.form()) {
                    case LIST -> new TrackedList<>(owner, attribute, kind);
                    case SET -> new TrackedSet<>(owner, attribute, kind);
                    case MAP -> new TrackedMap<>(owner, attribute, kind);
                };
        };
    }

    /**
     * What an attribute holds when the program assigns a value. The tracked collection that is in use in this very
     * attribute stays as it is. Anything else is copied: a raw collection, and a tracked one of another owner or
     * attribute, are the attribute no longer, and later changes to them reach nobody. All elements of a copy count as
     * added, until it {@linkplain TrackedCollection#replaces replaces} another.
     *
     * @param value the program's collection
     * @param owner entity or embeddable
     * @param attribute attribute number
     * @param kind what the attribute is declared as
     */
    public static TrackedCollection wrap(Object value, Object owner, int attribute, CollectionKind kind) {
        if (value instanceof TrackedCollection tracked && tracked.tracking().isInUseAt(owner, attribute)) {
            return tracked;
        }
        if (kind.form() == CollectionKind.Form.MAP) {
            TrackedMap<Object, Object> copy = new TrackedMap<>(owner, attribute, kind);
            copy.start((Map<?, ?>) value);
            return copy;
        }
        TrackedCollection copy = unloaded(owner, attribute, kind);
        copy.tracking().start((Collection<?>) value);
        return copy;
    }
}
