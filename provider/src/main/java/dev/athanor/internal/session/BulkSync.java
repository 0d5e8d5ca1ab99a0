package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.lock.VersionRule;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.query.memory.MemoryCondition;
import dev.athanor.internal.query.memory.MemoryParameters;
import dev.athanor.internal.query.memory.MemoryValue;
import dev.athanor.internal.query.memory.NotInMemoryException;
import dev.athanor.internal.query.memory.Truth;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.internal.query.plan.ActiveCriteria;
import dev.athanor.internal.query.plan.Conversions;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.Snapshots;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a session learn of a bulk UPDATE or DELETE: nothing, or what it did to their rows. Which rows it meant is
 * evaluated in memory, or their keys are read before. An updated instance takes the new values where it had others in memory and the
 * program had not changed them; where it had, and where the new value is not known, it forgets. A deleted one leaves as if a flush had
 * deleted it. One for each execution. SQLAlchemy 2.0, {@code synchronize_session}.
 */
final class BulkSync {
    private final PersistenceContext context;
    private final StatementModel statement;
    private final RootNode target;
    private final MemoryParameters parameters;
    /** What to evaluate; null if the keys are read instead. */
    private final @Nullable MemoryCondition condition;

    private final @Nullable QueryCall keyQuery;
    private List<@Nullable Object> keys = List.of();

    private BulkSync(
            PersistenceContext context,
            StatementModel statement,
            RootNode target,
            MemoryParameters parameters,
            @Nullable MemoryCondition condition,
            @Nullable QueryCall keyQuery) {
        this.context = context;
        this.statement = statement;
        this.target = target;
        this.parameters = parameters;
        this.condition = condition;
        this.keyQuery = keyQuery;
    }

    /**
     * Prepares for one execution.
     *
     * @return null if instances learn nothing
     * @throws InvalidArgumentException if the restriction is to be evaluated in memory, and cannot be
     */
    static @Nullable BulkSync of(QueryCall call, LoadContext load, QueryCompiler queries) {
        PersistenceContext context = load.context();
        StatementModel statement = call.statement();
        Choices.BulkSynchronize chosen = call.synchronize();
        Choices.BulkSynchronize how = chosen == null ? context.rules().get(Switch.BULK_SYNCHRONIZE) : chosen;
        if (statement == null || how == Choices.BulkSynchronize.NONE) {
            return null;
        }
        RootNode target;
        PredicateNode where;
        if (statement instanceof UpdateModel update) {
            target = update.target();
            where = update.where();
        } else {
            target = ((DeleteModel) statement).target();
            where = ((DeleteModel) statement).where();
        }
        MemoryCondition condition =
                how == Choices.BulkSynchronize.FETCH ? null : condition(target, where, load.criteria(), how);
        return new BulkSync(
                context,
                statement,
                target,
                new MemoryParameters(call.parameters()),
                condition,
                condition == null ? queries.keys(call) : null);
    }

    private static @Nullable MemoryCondition condition(
            RootNode target, @Nullable PredicateNode where, RowCriteria criteria, Choices.BulkSynchronize how) {
        try {
            List<MemoryCondition> all = new ArrayList<>();
            all.add(MemoryCondition.of(target, where));
            if (criteria instanceof ActiveCriteria active) {
                for (ActiveCriteria.One each : active.all()) {
                    if (target.mapper().isA(each.criteria().mapper())) {
                        all.add(condition(each));
                    }
                }
            }
            return MemoryCondition.all(all);
        } catch (NotInMemoryException e) {
            if (how == Choices.BulkSynchronize.AUTO) {
                // Then the keys are read.
                return null;
            }
            throw new InvalidArgumentException(
                    QueryCallMessage.NOT_IN_MEMORY, target.mapper().entityName(), String.valueOf(e.getMessage()));
        }
    }

    private static MemoryCondition condition(ActiveCriteria.One one) {
        MemoryCondition condition =
                MemoryCondition.of(one.criteria().target(), one.criteria().where());
        MemoryParameters values = new MemoryParameters(one);
        return (instance, parameters) -> condition.test(instance, values);
    }

    /** To be called before the statement runs. */
    void before(LoadContext load) {
        if (keyQuery != null) {
            keys = keyQuery.list(load);
        }
    }

    /**
     * To be called when the statement has run.
     *
     * @param snapshot gets to know who was deleted
     */
    void after(TransactionSnapshot snapshot) {
        if (statement instanceof UpdateModel update) {
            List<Assigned> assigned = assigned(update);
            forEachMeant((instance, certain) -> update(instance, assigned, certain));
        } else {
            forEachMeant((instance, certain) -> delete(instance, certain, snapshot));
        }
    }

    // ---- who is meant ----------------------------------------------------------------------------------------------

    /** Gets an instance whose row was meant, or may have been. */
    @FunctionalInterface
    private interface Meant {
        void accept(Object instance, boolean certain);
    }

    private void forEachMeant(Meant work) {
        Mapper mapper = target.mapper();
        if (condition == null) {
            for (Object key : keys) {
                Object instance = context.identityMap().get(mapper, key(mapper, key));
                if (instance != null && Mapper.of(instance).isA(mapper)) {
                    work.accept(instance, true);
                }
            }
            return;
        }
        for (Object instance : context.identityMap().all()) {
            if (Mapper.of(instance).isA(mapper) && !isUnread(instance)) {
                Truth meant = condition.test(instance, parameters);
                if (meant == Truth.TRUE || meant == Truth.UNREAD) {
                    work.accept(instance, meant == Truth.TRUE);
                }
            }
        }
    }

    private static Object key(Mapper mapper, @Nullable Object row) {
        List<Object> parts = mapper.id().size() == 1
                ? List.of(Objects.requireNonNull(row))
                : Arrays.asList((Object[]) Objects.requireNonNull(row));
        List<@Nullable Object> values = new ArrayList<>();
        for (KeyPart part : mapper.id()) {
            values.add(part.type().canonical(parts.get(part.position())));
        }
        return Objects.requireNonNull(KeyForm.of(values));
    }

    /** Whether all that the instance will ever hold is read from now on. */
    private static boolean isUnread(Object instance) {
        InstanceState state = States.of(instance);
        return PersistenceContext.isReference(state) || Expiry.isExpired(state);
    }

    // ---- what becomes of them
    // ----------------------------------------------------------------------------------------

    private void delete(Object instance, boolean certain, TransactionSnapshot snapshot) {
        if (!certain) {
            Expiry.expire(context, instance);
            return;
        }
        if (Lifecycle.isMarked(States.of(instance))) {
            context.unmark(instance);
        }
        context.setDeleted(instance);
        snapshot.recordDeleted(instance);
    }

    /**
     * One item of SET.
     *
     * @param attribute the attribute of the entity itself
     * @param value the new value; null if it is not known
     */
    private record Assigned(Attribute attribute, @Nullable MemoryValue value) {}

    private List<Assigned> assigned(UpdateModel update) {
        List<Assigned> assigned = new ArrayList<>();
        BasicAttribute version =
                context.rules().isOn(Switch.BULK_VERSIONS) ? target.mapper().version() : null;
        for (UpdateModel.Assignment item : update.assignments()) {
            Attribute attribute = attribute(item.target());
            assigned.add(new Assigned(attribute, isValue(item.target()) ? value(item) : null));
            version = attribute == version ? null : version;
        }
        if (version != null) {
            assigned.add(new Assigned(version, next(version)));
        }
        return assigned;
    }

    private Attribute attribute(PathExpr path) {
        Attribute leaf = path instanceof PathExpr.BasicPath basic
                ? basic.attribute()
                : path instanceof PathExpr.EmbeddedPath embedded
                        ? embedded.attribute()
                        : ((PathExpr.ToOnePath) path).attribute();
        for (Attribute attribute : target.mapper().attributes()) {
            if (attribute == leaf || attribute instanceof EmbeddedAttribute embedded && contains(embedded, leaf)) {
                return attribute;
            }
        }
        throw new IllegalStateException("not an attribute of the updated entity: " + leaf);
    }

    private static boolean contains(EmbeddedAttribute embedded, Attribute leaf) {
        return embedded.attributes().stream()
                .anyMatch(each -> each == leaf || each instanceof EmbeddedAttribute nested && contains(nested, leaf));
    }

    /** Embeddables are read anew, as a whole. */
    private boolean isValue(PathExpr path) {
        return attribute(path) instanceof BasicAttribute || attribute(path) instanceof ToOneAttribute;
    }

    private @Nullable MemoryValue value(UpdateModel.Assignment item) {
        try {
            return MemoryValue.of(target, item.value());
        } catch (NotInMemoryException e) {
            // The instances forget the attribute, and read it when it is asked for.
            return null;
        }
    }

    private static @Nullable MemoryValue next(BasicAttribute version) {
        if (!Number.class.isAssignableFrom(version.type().javaType())) {
            return null;
        }
        return (instance, parameters) -> VersionRule.next(version.javaType(), version.get(instance));
    }

    private void update(Object instance, List<Assigned> assigned, boolean certain) {
        InstanceState state = States.of(instance);
        // All of them before any is written: they are computed from what was there.
        List<@Nullable Object> values = new ArrayList<>();
        for (Assigned each : assigned) {
            MemoryValue value = each.value();
            values.add(
                    certain && value != null && isUnchanged(state, each.attribute())
                            ? fitting(each.attribute(), value.of(instance, parameters))
                            : MemoryValue.UNREAD);
        }
        for (int i = 0; i < values.size(); i++) {
            Attribute attribute = assigned.get(i).attribute();
            Object value = values.get(i);
            if (value == MemoryValue.UNREAD) {
                Expiry.expire(context, instance, List.of(attribute));
            } else if (attribute instanceof ToOneAttribute toOne) {
                refer(instance, state, toOne, value);
            } else if (state.isLoaded(attribute.number())) {
                attribute.set(instance, value);
            }
        }
        if (state.snapshot != null) {
            Snapshots.take(Mapper.of(instance), instance);
        }
    }

    /** The reference leads to another object from now on, which is found when it is asked for. */
    private static void refer(Object instance, InstanceState state, ToOneAttribute toOne, @Nullable Object key) {
        state.markUnloaded(toOne.number());
        List<BasicAttribute> parts = toOne.keyAttributes();
        if (parts.isEmpty()) {
            HeldKeys.set(state, toOne, key);
        }
        for (int i = 0; i < parts.size(); i++) {
            BasicAttribute part = parts.get(i);
            if (state.isLoaded(part.number())) {
                state.clearChanged(part.number());
                part.set(instance, key == null ? null : KeyPart.component(key, i, parts.size()));
            }
        }
    }

    private static boolean isUnchanged(InstanceState state, Attribute attribute) {
        return !state.isChanged(attribute.number())
                && (state.isLoaded(attribute.number()) || attribute instanceof ToOneAttribute);
    }

    /** A value as the attribute holds it; unread if it cannot. */
    private static @Nullable Object fitting(Attribute attribute, @Nullable Object value) {
        if (value == MemoryValue.UNREAD || !(attribute instanceof BasicAttribute basic)) {
            return value;
        }
        if (value == null) {
            return basic.javaType().isPrimitive() ? MemoryValue.UNREAD : null;
        }
        Object converted = Conversions.convert(value, basic.type().javaType());
        return converted == null ? MemoryValue.UNREAD : basic.copy(converted);
    }
}
