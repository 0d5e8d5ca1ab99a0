package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which entities a bulk statement means, as a condition on the rows of any of their tables. */
sealed interface BulkCondition {
    /**
     * The condition on rows of one of the entities' own tables.
     *
     * @param node where the target of the statement is placed; of its tables only that one is there
     * @return null if all rows are meant
     */
    @Nullable Predicate own(StatementContext context, BulkRows rows, EntityNode node, Table table);

    /** The condition on rows that refer to the entities. */
    Predicate referring(StatementContext context, BulkRows rows, List<Expression> reference);

    /**
     * The restriction as the program wrote it, evaluated by each statement anew.
     *
     * @param steps the joins that its paths imply
     * @param where the restriction, or null
     */
    record Restricted(List<StepNode> steps, @Nullable PredicateNode where) implements BulkCondition {
        @Override
        public @Nullable Predicate own(StatementContext context, BulkRows rows, EntityNode node, Table table) {
            if (where == null && node.restriction() == null && rows.isOwnTable(table)) {
                return null;
            }
            if (steps.isEmpty() && rows.tables().size() == 1) {
                Level level = rows.level(context);
                level.alias(rows.target(), node);
                return Predicate.both(node.restriction(), level.predicates.lowerOrNull(where));
            }
            return referring(context, rows, rows.key(table, node.alias(table)));
        }

        @Override
        public Predicate referring(StatementContext context, BulkRows rows, List<Expression> reference) {
            return new Predicate.InSubquery(
                    Level.row(reference),
                    keys(rows.level(context), rows.target()).build(),
                    false);
        }

        /** The keys of the entities. */
        Select.Builder keys(Level level, dev.athanor.internal.query.model.RootNode target) {
            level.from.lower(List.of(new FromItem(target, null)), steps);
            Predicate restriction = level.predicates.lowerOrNull(where);
            Select.Builder select = Select.builder();
            Level.parts(level.key(target)).forEach(select::project);
            return select.from(Objects.requireNonNull(level.from.chain()))
                    .where(level.from.where())
                    .where(restriction);
        }
    }

    /**
     * Keys that were read before.
     *
     * @param count how many
     */
    record ByKeys(int count) implements BulkCondition {
        @Override
        public Predicate own(StatementContext context, BulkRows rows, EntityNode node, Table table) {
            return referring(context, rows, rows.key(table, node.alias(table)));
        }

        @Override
        public Predicate referring(StatementContext context, BulkRows rows, List<Expression> reference) {
            List<Expression> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add(key(context, rows, i));
            }
            if (reference.size() == 1) {
                return new Predicate.InList(reference.get(0), keys, false);
            }
            List<Predicate> any = new ArrayList<>();
            keys.forEach(key -> any.add(EntityNode.equal(reference, Level.parts(key))));
            return any.size() == 1 ? any.get(0) : new Predicate.Or(any);
        }

        private static Expression key(StatementContext context, BulkRows rows, int position) {
            List<Expression> components = new ArrayList<>();
            List<KeyPart> id = rows.type().id();
            for (int i = 0; i < id.size(); i++) {
                int component = i;
                components.add(context.slot(id.get(i).type(), execution -> execution.key(position, component)));
            }
            return Level.row(components);
        }
    }
}
