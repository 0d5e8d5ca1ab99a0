package dev.athanor.internal.mapping;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import java.util.List;

/**
 * Makes the companions of one level of a class hierarchy. Two implementations give the same results: the reflective one
 * of this package and the generated one. Thread-safe.
 */
public interface CompanionSource {
    /** Access to the fields of a level. */
    EntityAccess access(Class<?> level, List<Slot> slots);

    /** Reader of rows into the fields of a level. */
    RowHydrator hydrator(Class<?> level, List<Slot> slots);

    /** Writer of the fields of a level into statements. */
    RowBinder binder(Class<?> level, List<Slot> slots);
}
