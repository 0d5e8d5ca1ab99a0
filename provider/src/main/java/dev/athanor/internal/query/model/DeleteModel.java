package dev.athanor.internal.query.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk delete.
 *
 * @param target the deleted entities
 * @param steps the joins that paths of the restriction imply
 * @param where the restriction, or null
 */
public record DeleteModel(
        RootNode target, List<StepNode> steps, @Nullable PredicateNode where) implements StatementModel {
    /** Copies the list. */
    public DeleteModel {
        steps = List.copyOf(steps);
    }
}
