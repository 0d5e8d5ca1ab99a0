package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.model.SetOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A complete statement. */
sealed interface StatementSyntax extends JpqlSyntax {
    /** Something that produces rows: a select query, or two of them combined. Subqueries are of this kind too. */
    sealed interface Query extends StatementSyntax {
        /** The items of ORDER BY, empty if there is none. */
        List<ClauseSyntax.OrderItem> orderBy();
    }

    /**
     * One select query.
     *
     * @param select the SELECT clause; null if the query has none and returns its only entity
     * @param from the items of the FROM clause
     * @param where the restriction
     * @param groupBy the grouping expressions, empty if there are none
     * @param having the restriction of the groups
     */
    record Select(
            ClauseSyntax.@Nullable SelectClause select,
            List<FromSyntax> from,
            @Nullable ExpressionSyntax where,
            List<ExpressionSyntax> groupBy,
            @Nullable ExpressionSyntax having,
            List<ClauseSyntax.OrderItem> orderBy,
            int offset)
            implements Query {
        Select withOrderBy(List<ClauseSyntax.OrderItem> items) {
            return new Select(select, from, where, groupBy, having, items, offset);
        }
    }

    /**
     * Two queries combined.
     *
     * @param all whether duplicates stay
     * @param orderBy the order of the combined rows
     */
    record Combination(
            SetOperator operator,
            boolean all,
            Query left,
            Query right,
            List<ClauseSyntax.OrderItem> orderBy,
            int offset)
            implements Query {}

    /**
     * A bulk update.
     *
     * @param entity the name of the entity
     * @param variable the declared variable; null for the implicit {@code this}
     */
    record Update(
            PathSyntax entity,
            PathSyntax.@Nullable Name variable,
            List<ClauseSyntax.Assignment> assignments,
            @Nullable ExpressionSyntax where,
            int offset)
            implements StatementSyntax {}

    /**
     * A bulk delete.
     *
     * @param entity the name of the entity
     * @param variable the declared variable; null for the implicit {@code this}
     */
    record Delete(
            PathSyntax entity,
            PathSyntax.@Nullable Name variable,
            @Nullable ExpressionSyntax where,
            int offset) implements StatementSyntax {}
}
