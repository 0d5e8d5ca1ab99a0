package dev.athanor.internal.collection;

import java.io.Serial;
import java.io.Serializable;

/**
 * What an unloaded collection leaves in a stream. On the other side it becomes one that cannot load, as if its owner
 * were detached.
 *
 * @param kind what the attribute is declared as
 */
record UnloadedCollection(Kind kind) implements Serializable {
    /** The kinds of collections; maps without their key function, because nothing will ever fill them. */
    enum Kind {
        LIST,
        SET,
        MAP
    }

    @Serial
    private Object readResolve() {
        return switch (kind) {
            case LIST -> new TrackedList<>(null, -1, CollectionKind.LIST);
            case SET -> new TrackedSet<>(null, -1, CollectionKind.SET);
            case MAP -> new TrackedMap<>(null, -1, TrackedMap.NEVER_FILLED);
        };
    }
}
