package dev.athanor.internal.collection;

import java.io.Serial;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write-only attribute declared as Set holds.
 *
 * @param <E> element type
 */
final class WriteOnlySet<E extends @Nullable Object> extends WriteOnlyElements<E> implements Set<E> {
    @Serial
    private static final long serialVersionUID = 1L;

    WriteOnlySet(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
    }

    @Override
    UnloadedCollection.Kind unloaded() {
        return UnloadedCollection.Kind.SET;
    }
}
