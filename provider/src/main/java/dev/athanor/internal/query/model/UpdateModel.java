package dev.athanor.internal.query.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk update.
 *
 * @param target the updated entities
 * @param steps the joins that paths of the restriction and of the assigned values imply
 * @param where the restriction, or null
 */
public record UpdateModel(
        RootNode target,
        List<Assignment> assignments,
        List<StepNode> steps,
        @Nullable PredicateNode where) implements StatementModel {
    /** Copies the lists. */
    public UpdateModel {
        assignments = List.copyOf(assignments);
        steps = List.copyOf(steps);
    }

    /**
     * One item of SET.
     *
     * @param target a {@link PathExpr.BasicPath}, {@link PathExpr.EmbeddedPath} or {@link PathExpr.ToOnePath} of the updated entity
     */
    public record Assignment(PathExpr target, ExpressionNode value) {}
}
