package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.schema.Column;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of an entity's rows and where its value comes from. Immutable, shared by all threads.
 */
abstract sealed class ColumnSource {
    private final Column column;
    private final int attribute;
    private final boolean insertable;
    private final boolean updatable;

    private ColumnSource(Column column, int attribute, boolean insertable, boolean updatable) {
        this.column = column;
        this.attribute = attribute;
        this.insertable = insertable;
        this.updatable = updatable;
    }

    final Column column() {
        return column;
    }

    /** The number of the entity's own attribute that the column belongs to. */
    final int attribute() {
        return attribute;
    }

    final boolean isInsertable() {
        return insertable;
    }

    final boolean isUpdatable() {
        return updatable;
    }

    /** Binds the present value. */
    abstract void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException;

    /** Whether the value that the row has differs from the present one; asked for changed attributes only. */
    abstract boolean isChanged(Object entity, InstanceState state);

    /** A basic attribute of the entity itself. */
    static final class Basic extends ColumnSource {
        private final BasicAttribute basic;

        Basic(BasicAttribute basic) {
            super(basic.column(), basic.number(), basic.isInsertable(), basic.isUpdatable());
            this.basic = basic;
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            basic.level().binder().bind(entity, basic.slot(), statement, parameter, basic.type());
        }

        @Override
        boolean isChanged(Object entity, InstanceState state) {
            Object before = state.committed(basic.number());
            return before == InstanceState.NOT_LOADED || !basic.type().isSame(before, basic.get(entity));
        }
    }

    /** A basic attribute inside an embeddable. */
    static final class EmbeddedBasic extends ColumnSource {
        private final Attribute embedded;
        private final List<Attribute> way;
        private final BasicAttribute leaf;
        private final int position;

        EmbeddedBasic(Attribute embedded, List<Attribute> path, int position) {
            this(embedded, path, (BasicAttribute) path.get(path.size() - 1), position);
        }

        private EmbeddedBasic(Attribute embedded, List<Attribute> path, BasicAttribute leaf, int position) {
            super(leaf.column(), embedded.number(), leaf.isInsertable(), leaf.isUpdatable());
            this.embedded = embedded;
            this.way = path.subList(0, path.size() - 1);
            this.leaf = leaf;
            this.position = position;
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            Object holder = EmbeddedValues.leaf(embedded.get(entity), way);
            if (holder == null) {
                leaf.type().write(statement, parameter, null);
            } else {
                leaf.level().binder().bind(holder, leaf.slot(), statement, parameter, leaf.type());
            }
        }

        @Override
        boolean isChanged(Object entity, InstanceState state) {
            Object before = state.committed(embedded.number());
            if (before == InstanceState.NOT_LOADED) {
                return true;
            }
            Object holder = EmbeddedValues.leaf(embedded.get(entity), way);
            Object now = holder == null ? null : leaf.get(holder);
            return !leaf.type().isSame(((Object[]) Objects.requireNonNull(before))[position], now);
        }
    }

    /** A column of a foreign key: a component of the key of the object that a to-one attribute refers to. */
    static final class Reference extends ColumnSource {
        private final ToOneAttribute toOne;
        private final @Nullable Attribute embedded;
        private final List<Attribute> way;
        private final int component;
        private final int position;

        Reference(ToOneAttribute toOne, int component) {
            this(toOne, toOne.joinColumns().get(component), null, List.of(), component, 0);
        }

        Reference(Attribute embedded, List<Attribute> path, int component, int position) {
            this((ToOneAttribute) path.get(path.size() - 1), embedded, path, component, position);
        }

        private Reference(ToOneAttribute toOne, Attribute embedded, List<Attribute> path, int component, int position) {
            this(
                    toOne,
                    toOne.joinColumns().get(component),
                    embedded,
                    path.subList(0, path.size() - 1),
                    component,
                    position);
        }

        private Reference(
                ToOneAttribute toOne,
                JoinColumn join,
                @Nullable Attribute embedded,
                List<Attribute> way,
                int component,
                int position) {
            super(
                    join.column(),
                    embedded == null ? toOne.number() : embedded.number(),
                    join.insertable(),
                    join.updatable());
            this.toOne = toOne;
            this.embedded = embedded;
            this.way = way;
            this.component = component;
            this.position = position;
        }

        ToOneAttribute toOne() {
            return toOne;
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            column().type().write(statement, parameter, component(present(entity)));
        }

        private @Nullable Object component(@Nullable Object key) {
            return key == null
                    ? null
                    : Keys.component(key, component, toOne.joinColumns().size());
        }

        /** The key that the attribute refers to now. */
        private @Nullable Object present(Object entity) {
            if (embedded == null) {
                InstanceState state = States.of(entity);
                return state.isLoaded(toOne.number()) || state.key == null
                        ? keyOf(toOne.target(), toOne.get(entity))
                        : HeldKeys.get(state, toOne);
            }
            Object holder = EmbeddedValues.leaf(embedded.get(entity), way);
            return holder == null ? null : keyOf(toOne.target(), toOne.get(holder));
        }

        @Override
        boolean isChanged(Object entity, InstanceState state) {
            Object before = state.committed(attribute());
            Object key;
            if (embedded != null) {
                if (before == InstanceState.NOT_LOADED) {
                    return true;
                }
                key = keyOf(toOne.target(), ((Object[]) Objects.requireNonNull(before))[position]);
            } else {
                key = before == InstanceState.NOT_LOADED ? HeldKeys.get(state, toOne) : keyOf(toOne.target(), before);
            }
            return !Objects.equals(component(key), component(present(entity)));
        }
    }

    /** The key by which rows refer to an object: that of its row, or the one that its fields hold. */
    static @Nullable Object keyOf(Mapper target, @Nullable Object object) {
        if (object == null) {
            return null;
        }
        Object key = States.of(object).key;
        return key != null ? key : Keys.of(target, object);
    }
}
