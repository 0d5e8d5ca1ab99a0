package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.state.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values that the database or the flush gave to instances: generated keys and versions. Written at once, because later
 * statements of the same flush need them, and taken back if the transaction does not commit. One per transaction.
 */
public final class WriteBack {
    private record Entry(
            Object holder,
            BasicAttribute attribute,
            @Nullable Object before,
            boolean wasLoaded) {}

    private final List<Entry> entries = new ArrayList<>();
    private final boolean remembers;
    private boolean isStatement;

    /**
     * Creates an empty record.
     *
     * @param remembers whether values are ever taken back
     */
    public WriteBack(boolean remembers) {
        this.remembers = remembers;
    }

    /** Writes a value into an instance, or into an embeddable of it, without an event. */
    void set(Object holder, BasicAttribute attribute, @Nullable Object value) {
        InstanceState state = States.of(holder);
        if (remembers || isStatement) {
            entries.add(new Entry(holder, attribute, attribute.get(holder), state.isLoaded(attribute.number())));
        }
        attribute.set(holder, value);
        state.markLoaded(attribute.number(), true);
    }

    /** Writes a part of a key into the attribute that has it, without an event. */
    void set(Object instance, KeyPart part, @Nullable Object value) {
        set(Keys.holder(part, instance), Objects.requireNonNull(part.value()), value);
    }

    /** Runs one statement for several rows; what it has written into their instances is taken back if it fails. */
    void allOrNothing(Runnable statement) {
        int before = entries.size();
        isStatement = true;
        try {
            statement.run();
        } catch (RuntimeException | Error e) {
            undo(before);
            throw e;
        } finally {
            isStatement = false;
            if (!remembers) {
                entries.clear();
            }
        }
    }

    /** Whether nothing was written that could be taken back. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The values of an inner part of the transaction are taken back with those of this one. */
    public void absorb(WriteBack inner) {
        entries.addAll(inner.entries);
        inner.entries.clear();
    }

    /** The transaction is rolled back: the instances get back what they had, the latest change first. */
    public void undo() {
        undo(0);
    }

    private void undo(int first) {
        for (int i = entries.size() - 1; i >= first; i--) {
            Entry entry = entries.remove(i);
            entry.attribute().set(entry.holder(), entry.before());
            if (!entry.wasLoaded()) {
                States.of(entry.holder()).markUnloaded(entry.attribute().number());
            }
        }
    }
}
