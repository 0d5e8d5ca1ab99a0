package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
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

    final boolean isInsertable() {
        return insertable;
    }

    final boolean isUpdatable() {
        return updatable;
    }

    /** Whether a row gets the column anew when another instance takes it over. */
    boolean isTakenOver() {
        return updatable;
    }

    /** Whether an instance without a row has been given a value for the column that it did not have when it last had a row. */
    boolean isSet(Object entity, InstanceState state) {
        return state.isLoaded(attribute)
                && (!state.remembersUnowned() || state.isChanged(attribute) && isChanged(entity, state));
    }

    /** The attribute of the column, if its definition says what the database puts into it where an INSERT leaves it out. */
    @Nullable BasicAttribute attributeWithDefault() {
        return null;
    }

    /** The attribute of the column, if the mapping says what an INSERT writes where it has no value. */
    @Nullable BasicAttribute attributeWithPreset() {
        return null;
    }

    /** Binds the present value. */
    abstract void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException;

    /** Binds what the row is to get: what relationships have put into the cell, if they have, else the present value. */
    void bind(Object entity, GivenValues given, PreparedStatement statement, int parameter) throws SQLException {
        bind(entity, statement, parameter);
    }

    /** The present value. */
    abstract @Nullable Object present(Object entity);

    /** The value that the row has; {@link InstanceState#NOT_LOADED} if that is not known. */
    @Nullable Object committed(Object entity, InstanceState state) {
        if (state.isChanged(attribute)) {
            return beforeChange(state);
        }
        return isKnown(state) ? present(entity) : InstanceState.NOT_LOADED;
    }

    /** The value before the attribute was changed. */
    abstract @Nullable Object beforeChange(InstanceState state);

    /** Whether the present value of an attribute that was not changed is the row's. */
    boolean isKnown(InstanceState state) {
        return state.isLoaded(attribute);
    }

    /** Whether two values of the column are the same to the database. */
    abstract boolean isSame(@Nullable Object one, @Nullable Object other);

    /** Whether the value that the row has differs from the present one; asked for changed attributes only. */
    boolean isChanged(Object entity, InstanceState state) {
        Object before = committed(entity, state);
        return before == InstanceState.NOT_LOADED || !isSame(before, present(entity));
    }

    /** What tells the type of a row. No attribute writes it, and it stays as long as the instance has the row. */
    static final class Discriminator extends ColumnSource {
        private final Object value;

        Discriminator(Column column, Object value) {
            super(column, -1, true, false);
            this.value = value;
        }

        @Override
        boolean isTakenOver() {
            return true;
        }

        @Override
        boolean isSet(Object entity, InstanceState state) {
            return true;
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            column().type().write(statement, parameter, value);
        }

        @Override
        Object present(Object entity) {
            return value;
        }

        @Override
        Object committed(Object entity, InstanceState state) {
            return value;
        }

        @Override
        Object beforeChange(InstanceState state) {
            return value;
        }

        @Override
        boolean isSame(@Nullable Object one, @Nullable Object other) {
            return Objects.equals(one, other);
        }
    }

    /** A basic attribute of the entity itself. */
    static final class Basic extends ColumnSource {
        private final BasicAttribute basic;

        Basic(BasicAttribute basic, Column column) {
            super(column, basic.number(), basic.isInsertable(), basic.isUpdatable());
            this.basic = basic;
        }

        @Override
        @Nullable BasicAttribute attributeWithPreset() {
            return basic.insertDefault() == null ? null : basic;
        }

        @Override
        @Nullable BasicAttribute attributeWithDefault() {
            return isInsertable() && column().hasDefault() ? basic : null;
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            basic.level().binder().bind(entity, basic.slot(), statement, parameter, basic.type());
        }

        @Override
        @Nullable Object present(Object entity) {
            return basic.get(entity);
        }

        @Override
        @Nullable Object beforeChange(InstanceState state) {
            return state.committed(basic.number());
        }

        @Override
        boolean isSame(@Nullable Object one, @Nullable Object other) {
            return basic.isSame(one, other);
        }
    }

    /** A basic attribute inside an embeddable. */
    static final class EmbeddedBasic extends ColumnSource {
        private final Attribute embedded;
        private final List<Attribute> way;
        private final BasicAttribute leaf;
        private final int position;

        EmbeddedBasic(Attribute embedded, List<Attribute> path, int position, Mapper owner) {
            this(embedded, path, (BasicAttribute) path.get(path.size() - 1), position, owner);
        }

        private EmbeddedBasic(
                Attribute embedded, List<Attribute> path, BasicAttribute leaf, int position, Mapper owner) {
            super(owner.column(leaf.column()), embedded.number(), leaf.isInsertable(), leaf.isUpdatable());
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
        @Nullable Object present(Object entity) {
            Object holder = EmbeddedValues.leaf(embedded.get(entity), way);
            return holder == null ? null : leaf.get(holder);
        }

        @Override
        @Nullable Object beforeChange(InstanceState state) {
            return leafBefore(embedded, position, state);
        }

        @Override
        boolean isSame(@Nullable Object one, @Nullable Object other) {
            return leaf.isSame(one, other);
        }
    }

    /** A column of a foreign key: a component of the key of the object that a to-one attribute refers to. */
    static final class Reference extends ColumnSource {
        private final ToOneAttribute toOne;
        private final @Nullable Attribute embedded;
        private final List<Attribute> way;
        private final int component;
        private final int position;
        private final boolean apart;

        Reference(ToOneAttribute toOne, int component, Mapper owner) {
            this(toOne, toOne.joinColumns().get(component), null, List.of(), component, 0, owner);
        }

        Reference(Attribute embedded, List<Attribute> path, int component, int position, Mapper owner) {
            this((ToOneAttribute) path.get(path.size() - 1), embedded, path, component, position, owner);
        }

        private Reference(
                ToOneAttribute toOne,
                Attribute embedded,
                List<Attribute> path,
                int component,
                int position,
                Mapper owner) {
            this(
                    toOne,
                    toOne.joinColumns().get(component),
                    embedded,
                    path.subList(0, path.size() - 1),
                    component,
                    position,
                    owner);
        }

        private Reference(
                ToOneAttribute toOne,
                JoinColumn join,
                @Nullable Attribute embedded,
                List<Attribute> way,
                int component,
                int position,
                Mapper owner) {
            super(
                    owner.column(join.column()),
                    embedded == null ? toOne.number() : embedded.number(),
                    join.insertable(),
                    join.updatable());
            this.toOne = toOne;
            this.embedded = embedded;
            this.way = way;
            this.component = component;
            this.position = position;
            this.apart = embedded == null
                    && toOne.rules().postUpdate()
                    && toOne.keyAttributes().isEmpty();
        }

        /** Whether relationships write it by a statement of its own, and nobody with the rest of the row. */
        boolean isApart() {
            return apart;
        }

        ToOneAttribute toOne() {
            return toOne;
        }

        /** Whether the reference may have been written since the last flush, so that it wins over other attributes of its column. */
        boolean isDecisive(InstanceState state) {
            return embedded == null && (state.key == null || state.isChanged(toOne.number()));
        }

        @Override
        void bind(Object entity, PreparedStatement statement, int parameter) throws SQLException {
            // Not the column's type: others may share the column, with values of other types.
            toOne.target().id().get(component).type().write(statement, parameter, present(entity));
        }

        @Override
        void bind(Object entity, GivenValues given, PreparedStatement statement, int parameter) throws SQLException {
            Object key = embedded == null ? given.written(entity, toOne) : InstanceState.NOT_LOADED;
            if (key == InstanceState.NOT_LOADED) {
                bind(entity, statement, parameter);
            } else {
                toOne.target().id().get(component).type().write(statement, parameter, component(key));
            }
        }

        /** Whether what relationships have put into the cell differs from what the row has. */
        boolean isGivenChanged(Object entity, GivenValues given) {
            Object before = ForeignKeys.committed(entity, toOne);
            return before == InstanceState.NOT_LOADED
                    || !isSame(component(before), component(given.written(entity, toOne)));
        }

        @Override
        @Nullable Object present(Object entity) {
            return component(presentKey(entity));
        }

        private @Nullable Object component(@Nullable Object key) {
            return key == null
                    ? null
                    : Keys.component(key, component, toOne.joinColumns().size());
        }

        private @Nullable Object presentKey(Object entity) {
            InstanceState state = States.of(entity);
            return isHeld(state) ? HeldKeys.get(state, toOne) : keyOf(toOne.target(), object(entity));
        }

        /** Whether only the key of the object is in memory. */
        private boolean isHeld(InstanceState state) {
            return embedded == null && !state.isLoaded(toOne.number()) && state.key != null;
        }

        private @Nullable Object object(Object entity) {
            Object holder = embedded == null ? entity : EmbeddedValues.leaf(embedded.get(entity), way);
            return holder == null ? null : toOne.get(holder);
        }

        @Override
        boolean isChanged(Object entity, InstanceState state) {
            if (apart) {
                return false;
            }
            Object object = object(entity);
            // An object whose key is still to come is another one than whatever the row refers to.
            boolean keyToCome = object != null && keyOf(toOne.target(), object) == null;
            return keyToCome || super.isChanged(entity, state);
        }

        @Override
        @Nullable Object beforeChange(InstanceState state) {
            Object before = embedded == null ? state.committed(toOne.number()) : leafBefore(embedded, position, state);
            if (before != InstanceState.NOT_LOADED) {
                return component(keyOf(toOne.target(), before));
            }
            // Of a row that was read the key is known, even if the object behind it is not.
            return embedded == null && !PersistenceContext.isReference(state)
                    ? component(HeldKeys.get(state, toOne))
                    : before;
        }

        @Override
        boolean isKnown(InstanceState state) {
            return super.isKnown(state) || embedded == null && !PersistenceContext.isReference(state);
        }

        @Override
        boolean isSame(@Nullable Object one, @Nullable Object other) {
            return Objects.equals(one, other);
        }
    }

    /** A leaf of an embeddable before it was changed. */
    private static @Nullable Object leafBefore(Attribute embedded, int position, InstanceState state) {
        Object before = state.committed(embedded.number());
        return before == InstanceState.NOT_LOADED
                ? before
                : ((@Nullable Object[]) Objects.requireNonNull(before))[position];
    }

    /** The key by which rows refer to an object: that of its row, or the one that its fields hold. */
    static @Nullable Object keyOf(Mapper target, @Nullable Object object) {
        if (object == null) {
            return null;
        }
        return target.keyOf(object);
    }
}
