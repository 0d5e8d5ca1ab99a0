package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.model.NullOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of clauses that are not expressions themselves. */
sealed interface ClauseSyntax extends JpqlSyntax {
    /**
     * The SELECT clause.
     *
     * @param distinct whether duplicates are removed
     */
    record SelectClause(boolean distinct, List<SelectItem> items, int offset) implements ClauseSyntax {}

    /**
     * One item of the SELECT clause.
     *
     * @param variable the result variable that names it
     */
    record SelectItem(SelectionSyntax selection, PathSyntax.@Nullable Name variable, int offset)
            implements ClauseSyntax {}

    /** One item of ORDER BY. */
    record OrderItem(ExpressionSyntax expression, boolean descending, NullOrder nulls, int offset)
            implements ClauseSyntax {}

    /** One item of SET in an update. */
    record Assignment(PathSyntax target, ExpressionSyntax value, int offset) implements ClauseSyntax {}

    /** WHEN and THEN of a case expression: a condition in the general form, a value in the simple one. */
    record When(ExpressionSyntax when, ExpressionSyntax then, int offset) implements ClauseSyntax {}

    /**
     * A join.
     *
     * @param left whether it is a left outer join
     * @param fetch whether the joined objects are loaded as attribute values
     * @param target the joined path, {@code TREAT} included, or the name of an entity
     * @param variable the declared variable
     * @param on the join condition
     */
    record Join(
            boolean left,
            boolean fetch,
            PathSyntax target,
            PathSyntax.@Nullable Name variable,
            @Nullable ExpressionSyntax on,
            int offset)
            implements ClauseSyntax {}
}
