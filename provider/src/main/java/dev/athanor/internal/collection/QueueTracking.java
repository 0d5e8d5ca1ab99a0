package dev.athanor.internal.collection;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bookkeeping behind a collection that keeps nothing but what is queued. */
final class QueueTracking extends Tracking {
    private final TrackedCollection self;

    QueueTracking(@Nullable Object owner, int attribute, CollectionKind kind, TrackedCollection self) {
        super(owner, attribute, kind);
        this.self = self;
    }

    @Override
    TrackedCollection self() {
        return self;
    }

    @Override
    Collection<?> content() {
        return List.of();
    }

    @Override
    void replaceContent(Collection<?> elements) {
        // There is no content that could be replaced: elements come and go one by one.
    }

    @Override
    void append(@Nullable Object element) {
        queueAdd(element);
    }

    @Override
    void drop(@Nullable Object element) {
        queueRemove(element);
    }
}
