package dev.athanor.internal.collection;

import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session that writes down what it is told, and has rows to load. */
final class Recorder implements StateOwner {
    final List<String> events = new ArrayList<>();
    final Map<Object, Boolean> present = new IdentityHashMap<>();
    private List<?> rows = List.of();
    private boolean closed;

    /** What a load will find. */
    void rows(Object... elements) {
        rows = List.of(elements);
    }

    /** It can load no more, but its instances still know it. */
    void close() {
        closed = true;
    }

    @Override
    public void reading(Object instance, int attribute) {
        throw new AssertionError("collections do not read attributes");
    }

    @Override
    public void readingQuietly(Object instance, int attribute) {
        throw new AssertionError("collections do not read attributes");
    }

    @Override
    public void changing(Object instance, int attribute, @Nullable Object old) {
        events.add("changing " + States.of(instance).index().name(attribute));
    }

    @Override
    public void initialize(Object instance, int attribute) {
        if (closed) {
            throw new UnloadedAttributeException(StateMessage.UNLOADED_COLLECTION, "it");
        }
        events.add("load");
        ((TrackedCollection) Objects.requireNonNull(((Instrumented) instance).$athanor$get(attribute))).fill(rows);
    }

    @Override
    public void added(Object instance, int attribute, @Nullable Object element) {
        events.add("+" + element);
        present.put(element, true);
    }

    @Override
    public void removed(Object instance, int attribute, @Nullable Object element) {
        events.add("-" + element);
        present.remove(element);
    }
}
