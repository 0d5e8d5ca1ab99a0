package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The join that a path implies when it goes on behind a reference: {@code o.customer} in {@code o.customer.name}.
 *
 * <p>All paths of one query (without its subqueries) share the step. A path that ends in the key of the referred entity
 * needs none, see {@link PathExpr.IdPath}.
 */
public final class StepNode implements FromNode {
    private final FromNode source;
    private final ToOneAttribute attribute;

    /**
     * Creates the node.
     *
     * @param source where the reference lies: a node of the same query, or one of a query outside
     * @param attribute the reference
     */
    public StepNode(FromNode source, ToOneAttribute attribute) {
        this.source = source;
        this.attribute = attribute;
    }

    /** Where the reference lies: a node of the same query, or one of a query outside. */
    public FromNode source() {
        return source;
    }

    /** The reference. */
    public ToOneAttribute attribute() {
        return attribute;
    }

    @Override
    public Mapper mapper() {
        return attribute.target();
    }

    @Override
    public @Nullable String variable() {
        return null;
    }
}
