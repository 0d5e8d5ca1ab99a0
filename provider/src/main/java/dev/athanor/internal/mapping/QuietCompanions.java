package dev.athanor.internal.mapping;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.ColumnWriter;
import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import dev.athanor.instrument.States;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Companions for levels with getters and setters that do more than touch their field: what these methods do to the
 * instance while the provider calls them is no change of it, and a setter loads nothing. Used by {@link ClassLevel}
 * around companions of either kind. Stateless.
 *
 * @param source makes the companions
 */
record QuietCompanions(CompanionSource source) implements CompanionSource {
    @Override
    public EntityAccess access(Class<?> level, List<Slot> slots) {
        return new Access(source.access(level, slots));
    }

    @Override
    public RowHydrator hydrator(Class<?> level, List<Slot> slots) {
        return new Hydrator(source.hydrator(level, slots));
    }

    @Override
    public RowBinder binder(Class<?> level, List<Slot> slots) {
        return new Binder(source.binder(level, slots));
    }

    private record Access(EntityAccess companion) implements EntityAccess {
        @Override
        public Object newInstance() throws InstantiationException {
            return companion.newInstance();
        }

        @Override
        public @Nullable Object get(Object target, int slot) {
            InstanceState state = States.of(target);
            int before = state.beginGetter();
            try {
                return companion.get(target, slot);
            } finally {
                state.endAccessor(before);
            }
        }

        @Override
        public void set(Object target, int slot, @Nullable Object value) {
            InstanceState state = States.of(target);
            int before = state.beginSetter();
            try {
                companion.set(target, slot, value);
            } finally {
                state.endAccessor(before);
            }
        }
    }

    private record Hydrator(RowHydrator companion) implements RowHydrator {
        @Override
        public void hydrate(Object target, ResultSet row, int[] columns, ColumnReader[] readers) throws SQLException {
            InstanceState state = States.of(target);
            int before = state.beginSetter();
            try {
                companion.hydrate(target, row, columns, readers);
            } finally {
                state.endAccessor(before);
            }
        }
    }

    private record Binder(RowBinder companion) implements RowBinder {
        @Override
        public void bind(Object source, int slot, PreparedStatement statement, int parameter, ColumnWriter writer)
                throws SQLException {
            InstanceState state = States.of(source);
            int before = state.beginGetter();
            try {
                companion.bind(source, slot, statement, parameter, writer);
            } finally {
                state.endAccessor(before);
            }
        }
    }
}
