package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * In a subquery: what an association of the query outside leads to. It stands in the FROM clause where a root could stand,
 * and correlates the subquery with the query outside.
 */
public final class DerivedNode implements FromNode {
    private final FromNode source;
    private final Association attribute;
    private final Mapper mapper;
    private final @Nullable String variable;

    /**
     * Creates the node.
     *
     * @param source a node of a query outside, or a step of this query that leads from there
     * @param attribute the association that is followed
     * @param mapper the type: that of the far end, or a subtype to which the node is restricted
     * @param variable the declared name
     */
    public DerivedNode(FromNode source, Association attribute, Mapper mapper, @Nullable String variable) {
        this.source = source;
        this.attribute = attribute;
        this.mapper = mapper;
        this.variable = variable;
    }

    /** A node of a query outside, or a step of this query that leads from there. */
    public FromNode source() {
        return source;
    }

    /** The association that is followed. */
    public Association attribute() {
        return attribute;
    }

    @Override
    public Mapper mapper() {
        return mapper;
    }

    @Override
    public @Nullable String variable() {
        return variable;
    }
}
