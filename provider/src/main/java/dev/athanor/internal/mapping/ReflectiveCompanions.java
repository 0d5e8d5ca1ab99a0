package dev.athanor.internal.mapping;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import java.util.List;

/**
 * Companions that use nothing but reflection: the reference for the generated ones, and what remains where no class can
 * be defined. Stateless.
 */
public final class ReflectiveCompanions implements CompanionSource {
    @Override
    public EntityAccess access(Class<?> level, List<Slot> slots) {
        return new ReflectiveAccess(level, SlotAccess.all(level, slots));
    }

    @Override
    public RowHydrator hydrator(Class<?> level, List<Slot> slots) {
        return new ReflectiveHydrator(SlotAccess.all(level, slots));
    }

    @Override
    public RowBinder binder(Class<?> level, List<Slot> slots) {
        return new ReflectiveBinder(SlotAccess.all(level, slots));
    }
}
