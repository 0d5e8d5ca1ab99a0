package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.StateOwner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session that writes down what it is told, and nothing else. */
final class RecordingOwner implements StateOwner {
    private final List<String> calls = new ArrayList<>();

    /** Attaches an instance whose attributes are all loaded and direct. */
    static RecordingOwner attach(Object entity) {
        RecordingOwner owner = attachUnloaded(entity);
        Instrumented instance = (Instrumented) entity;
        for (int i = 0; i < instance.$athanor$index().size(); i++) {
            instance.$athanor$state().markLoaded(i, true);
        }
        return owner;
    }

    /** Attaches an instance of which nothing is loaded. */
    static RecordingOwner attachUnloaded(Object entity) {
        RecordingOwner owner = new RecordingOwner();
        Instrumented instance = (Instrumented) entity;
        instance.$athanor$state().reset();
        instance.$athanor$state().setOwner(owner);
        return owner;
    }

    /** The calls since the last time. */
    List<String> calls() {
        List<String> made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    @Override
    public void reading(Instrumented instance, int attribute) {
        record("reading", instance, attribute);
        instance.$athanor$state().markLoaded(attribute, true);
    }

    @Override
    public void readingQuietly(Instrumented instance, int attribute) {
        record("quietly", instance, attribute);
    }

    @Override
    public void changing(Instrumented instance, int attribute, @Nullable Object old) {
        calls.add("changing " + instance.$athanor$index().name(attribute) + " from " + old);
    }

    @Override
    public void initialize(Instrumented instance, int attribute) {
        record("initialize", instance, attribute);
    }

    @Override
    public void added(Instrumented instance, int attribute, @Nullable Object element) {
        record("added", instance, attribute);
    }

    @Override
    public void removed(Instrumented instance, int attribute, @Nullable Object element) {
        record("removed", instance, attribute);
    }

    private void record(String event, Instrumented instance, int attribute) {
        calls.add(event + " " + instance.$athanor$index().name(attribute));
    }
}
