package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.schema.Table;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The statements of a bulk DELETE: rows of collections go first, because nothing else would remove them, then the tables of
 * subclasses, the table of the key last.
 */
final class BulkDelete {
    private final Supplier<StatementContext> contexts;
    private final boolean associationRows;

    /**
     * Prepares.
     *
     * @param contexts gives each statement one of its own
     * @param associationRows whether the rows of join tables are deleted, or left to the database
     */
    BulkDelete(Supplier<StatementContext> contexts, boolean associationRows) {
        this.contexts = contexts;
        this.associationRows = associationRows;
    }

    List<BulkStep> steps(BulkRows rows, BulkCondition condition) {
        List<BulkStep> steps = new ArrayList<>();
        rows.collections(associationRows).forEach((table, owner) -> {
            StatementContext context = contexts.get();
            String alias = context.aliases().next();
            List<Expression> reference = BulkRows.refs(owner, alias);
            Delete delete = new Delete(table, alias, condition.referring(context, rows, reference));
            steps.add(new BulkStep(delete, context, table, false));
        });
        List<Table> leavesFirst = new ArrayList<>(rows.tables());
        Collections.reverse(leavesFirst);
        for (Table table : leavesFirst) {
            StatementContext context = contexts.get();
            EntityNode node = rows.nodeOfAll(context.aliases());
            Delete delete = new Delete(table, node.alias(table), condition.own(context, rows, node, table));
            steps.add(
                    new BulkStep(delete, context, table, table == rows.tables().get(0)));
        }
        return steps;
    }
}
