package dev.athanor.internal.codegen;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.mapping.Slot;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes companions by writing their bytecode and defining it as hidden nest mates of the classes. Where the class cannot
 * have such a nest mate, its companions are reflective. Thread-safe.
 */
public final class CompanionFactory implements CompanionSource {
    private static final Logger LOG = LoggerFactory.getLogger(CompanionFactory.class);

    private final CompanionSource reflective = new ReflectiveCompanions();
    private final CompanionDefiner definer = new CompanionDefiner();

    @Override
    public EntityAccess access(Class<?> level, List<Slot> slots) {
        EntityAccess twin = reflective.access(level, slots);
        return define(level, twin, new AccessWriter(level, slots), EntityAccess.class)
                .orElse(twin);
    }

    @Override
    public RowHydrator hydrator(Class<?> level, List<Slot> slots) {
        EntityAccess twin = reflective.access(level, slots);
        return define(level, twin, new HydratorWriter(level, slots), RowHydrator.class)
                .orElseGet(() -> reflective.hydrator(level, slots));
    }

    @Override
    public RowBinder binder(Class<?> level, List<Slot> slots) {
        EntityAccess twin = reflective.access(level, slots);
        return define(level, twin, new BinderWriter(level, slots), RowBinder.class)
                .orElseGet(() -> reflective.binder(level, slots));
    }

    private <T> Optional<T> define(Class<?> level, EntityAccess twin, CompanionWriter writer, Class<T> type) {
        if (level.isHidden() || !CompanionDefiner.sees(level, type)) {
            LOG.debug("{} cannot have generated companions; reflection is used", level.getName());
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(definer.define(level, writer.write(), twin)));
        } catch (IllegalAccessException e) {
            LOG.debug("{} permits no generated companions; reflection is used", level.getName(), e);
            return Optional.empty();
        }
    }
}
