package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.sql.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The GROUP BY clause. An entity groups by its key and by those of its columns that other clauses use outside aggregates:
 * few databases know that the key determines them.
 */
final class GroupLowering {
    private final Level level;

    GroupLowering(Level level) {
        this.level = level;
    }

    /** Finds the values that are grouped by; to be called before the clauses that may repeat them are lowered. */
    void announce(List<ExpressionNode> groupBy) {
        level.grouped.collect(true);
        groupBy.stream().filter(node -> !(node instanceof PathExpr)).forEach(level.expressions::lower);
        level.grouped.collect(false);
    }

    /** The grouping expressions; to be called when all other clauses are lowered. */
    Set<Expression> lower(List<ExpressionNode> groupBy) {
        Set<Expression> grouping = new LinkedHashSet<>();
        for (ExpressionNode node : groupBy) {
            grouping.addAll(Level.parts(level.expressions.lower(node)));
            if (node instanceof PathExpr.EntityPath entity) {
                addUsed(level.place(entity.source()), grouping);
            } else if (node instanceof PathExpr.ToOnePath reference) {
                FromNode target = level.from.referenceNode(reference.source(), reference.attribute());
                if (target != null) {
                    addUsed(level.place(target), grouping);
                } else {
                    level.from
                            .placesOf(reference.source(), reference.attribute())
                            .forEach(place -> addUsed(place, grouping));
                }
            }
        }
        grouping.addAll(level.grouped.columns());
        return grouping;
    }

    private void addUsed(EntityNode place, Set<Expression> grouping) {
        for (Expression used : level.ungrouped()) {
            if (used instanceof Expression.ColumnRef ref
                    && place.has(ref.column())
                    && place.ref(ref.column()).equals(ref)) {
                grouping.add(ref);
            }
        }
    }
}
