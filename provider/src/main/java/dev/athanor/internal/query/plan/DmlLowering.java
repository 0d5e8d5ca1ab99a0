package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Table;
import dev.athanor.sql.Select;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bulk UPDATE and DELETE. An entity may have its row in several tables, and the entities of a hierarchy in different ones:
 * then one statement is sent for each table. Each carries the restriction, as long as none changes what a later one's
 * restriction reads; otherwise the keys are read first ({@link KeyedBulk}).
 */
final class DmlLowering {
    private static final LockRequest FOR_CHANGES =
            new LockRequest(LockModeType.PESSIMISTIC_WRITE, LockRequest.AS_CONFIGURED, false);

    private final Supplier<StatementContext> contexts;
    private final RootNode target;
    private final BulkCondition.Restricted condition;
    private final @Nullable BulkUpdate update;
    private final BulkDelete delete;
    private final List<BulkRows> groups;

    /**
     * Prepares to lower.
     *
     * @param statement an {@link UpdateModel} or a {@link DeleteModel}
     * @param rules the choices of the persistence unit
     * @param contexts gives each statement one of its own
     */
    DmlLowering(StatementModel statement, Rules rules, Supplier<StatementContext> contexts) {
        this.contexts = contexts;
        this.delete = new BulkDelete(contexts, rules.isOn(Switch.BULK_ASSOCIATION_ROWS));
        if (statement instanceof UpdateModel model) {
            target = model.target();
            condition = new BulkCondition.Restricted(model.steps(), model.where());
            update = new BulkUpdate(model, rules.isOn(Switch.BULK_VERSIONS), contexts);
        } else {
            DeleteModel model = (DeleteModel) statement;
            target = model.target();
            condition = new BulkCondition.Restricted(model.steps(), model.where());
            update = null;
        }
        groups = BulkRows.of(target);
    }

    Mapper mapper() {
        return target.mapper();
    }

    /** The entities that have their rows in the same tables. */
    List<BulkRows> groups() {
        return groups;
    }

    /** The statements with the restriction in each, in order; null if the keys must be read first. */
    @Nullable List<BulkStep> inPlace() {
        BulkUpdate changes = update;
        if (changes != null && groups.stream().anyMatch(changes::mayInsert)) {
            return null;
        }
        List<BulkStep> steps = new ArrayList<>();
        groups.forEach(rows -> steps.addAll(steps(rows, condition)));
        return BulkStep.disturbEachOther(steps) ? null : steps;
    }

    /** The statements for so many entities whose keys are known. */
    List<BulkStep> byKeys(BulkRows rows, int count) {
        return steps(rows, new BulkCondition.ByKeys(count));
    }

    /**
     * The statements for one entity of each group.
     *
     * @throws InvalidArgumentException if one computes a value from what another one changes, which keys do not help
     */
    List<BulkStep> byKeys() {
        List<BulkStep> steps = new ArrayList<>();
        groups.forEach(rows -> steps.addAll(byKeys(rows, 1)));
        if (BulkStep.readWhatTheyChange(steps)) {
            throw new InvalidArgumentException(
                    QueryCallMessage.BULK_CHANGES_WHAT_IT_READS, target.mapper().entityName());
        }
        return steps;
    }

    private List<BulkStep> steps(BulkRows rows, BulkCondition which) {
        return update == null ? delete.steps(rows, which) : update.steps(rows, which);
    }

    /** What the type column of {@link #keys} says; null if there is none, because all entities are of one group. */
    @Nullable Discriminator types() {
        return groups.size() == 1 ? null : target.mapper().discriminator();
    }

    /** The query for the keys. The rows are locked with it, so that they are still those that were meant. */
    Select keys(StatementContext context) {
        Level level = new Level(context, null);
        Select.Builder select = condition.keys(level, target);
        EntityNode place = level.place(target);
        if (types() != null) {
            select.project(level.type(target));
        }
        if (!place.isUnion()) {
            select.lock(FOR_CHANGES.clause(place.ownAliases()));
        }
        return select.build();
    }

    /** The tables that are changed or read. */
    Set<Table> tables(List<BulkStep> steps) {
        Set<Table> tables = new LinkedHashSet<>();
        groups.forEach(rows -> tables.addAll(rows.tables()));
        for (BulkStep step : steps) {
            tables.add(step.writes());
            tables.addAll(step.context().tables());
        }
        return tables;
    }

    StatementContext context() {
        return contexts.get();
    }
}
