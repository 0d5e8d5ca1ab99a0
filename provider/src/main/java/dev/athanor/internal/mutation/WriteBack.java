package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that the database or the flush gave to instances: generated keys and versions. Written at once, because later
 * statements of the same flush need them, and taken back if the transaction does not commit. One per transaction.
 */
public final class WriteBack {
    private record Entry(
            Object instance,
            BasicAttribute attribute,
            @Nullable Object before,
            boolean wasLoaded) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Writes a value into an instance without an event. */
    void set(Object instance, BasicAttribute attribute, @Nullable Object value) {
        InstanceState state = States.of(instance);
        entries.add(new Entry(instance, attribute, attribute.get(instance), state.isLoaded(attribute.number())));
        attribute.set(instance, value);
        state.markLoaded(attribute.number(), true);
    }

    /** The transaction is committed: the values stay. */
    public void keep() {
        entries.clear();
    }

    /** The transaction is rolled back: the instances get back what they had, the latest change first. */
    public void undo() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            entry.attribute().set(entry.instance(), entry.before());
            if (!entry.wasLoaded()) {
                States.of(entry.instance()).markUnloaded(entry.attribute().number());
            }
        }
        entries.clear();
    }
}
