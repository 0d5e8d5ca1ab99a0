package dev.athanor.internal.mapping;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class of an entity's hierarchy with the persistent fields that it declares, and the companions that reach them.
 * Companions are made at first use, so that a type that is never touched costs nothing at start. Thread-safe.
 */
public final class ClassLevel {
    private final Class<?> type;
    private final List<Slot> slots;
    private final CompanionSource source;
    private volatile @Nullable EntityAccess access;
    private volatile @Nullable RowHydrator hydrator;
    private volatile @Nullable RowBinder binder;

    /**
     * Creates the level.
     *
     * @param type the class
     * @param slots its persistent fields, in order of their attribute numbers
     * @param source where companions come from
     */
    public ClassLevel(Class<?> type, List<Slot> slots, CompanionSource source) {
        this.type = type;
        this.slots = List.copyOf(slots);
        this.source = slots.stream().anyMatch(Slot::hasAccessors) ? new QuietCompanions(source) : source;
    }

    /** The class. */
    public Class<?> type() {
        return type;
    }

    /** Its persistent fields. */
    public List<Slot> slots() {
        return slots;
    }

    /** Access to the fields of this level. */
    public EntityAccess access() {
        EntityAccess made = access;
        if (made == null) {
            made = source.access(type, slots);
            access = made;
        }
        return made;
    }

    /** Reader of rows into the fields of this level. */
    public RowHydrator hydrator() {
        RowHydrator made = hydrator;
        if (made == null) {
            made = source.hydrator(type, slots);
            hydrator = made;
        }
        return made;
    }

    /** Writer of the fields of this level into statements. */
    public RowBinder binder() {
        RowBinder made = binder;
        if (made == null) {
            made = source.binder(type, slots);
            binder = made;
        }
        return made;
    }
}
