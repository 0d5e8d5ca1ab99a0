package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
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
        for (int i = 0; i < States.of(instance).index().size(); i++) {
            States.of(instance).markLoaded(i, true);
        }
        return owner;
    }

    /** Attaches an instance of which nothing is loaded. */
    static RecordingOwner attachUnloaded(Object entity) {
        RecordingOwner owner = new RecordingOwner();
        Instrumented instance = (Instrumented) entity;
        States.of(instance).reset();
        States.of(instance).setOwner(owner);
        return owner;
    }

    /** The calls since the last time. */
    List<String> calls() {
        List<String> made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    @Override
    public void reading(Object instance, int attribute) {
        record("reading", instance, attribute);
        States.of(instance).markLoaded(attribute, true);
    }

    @Override
    public void readingQuietly(Object instance, int attribute) {
        record("quietly", instance, attribute);
    }

    @Override
    public void changing(Object instance, int attribute, @Nullable Object old) {
        calls.add("changing " + States.of(instance).index().name(attribute) + " from " + old);
    }

    @Override
    public void initialize(Object instance, int attribute) {
        record("initialize", instance, attribute);
    }

    @Override
    public void added(Object instance, int attribute, @Nullable Object element) {
        record("added", instance, attribute);
    }

    @Override
    public void removed(Object instance, int attribute, @Nullable Object element) {
        record("removed", instance, attribute);
    }

    private void record(String event, Object instance, int attribute) {
        calls.add(event + " " + States.of(instance).index().name(attribute));
    }
}
