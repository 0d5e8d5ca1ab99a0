package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * Another node seen as a subtype. Adds no row and removes none: in rows of other types the attributes have no value, and
 * every condition on them is false.
 */
public final class TreatNode implements FromNode {
    private final FromNode source;
    private final Mapper mapper;

    /**
     * Creates the node.
     *
     * @param source the node
     * @param mapper the subtype
     */
    public TreatNode(FromNode source, Mapper mapper) {
        this.source = source;
        this.mapper = mapper;
    }

    /** The node. */
    public FromNode source() {
        return source;
    }

    @Override
    public Mapper mapper() {
        return mapper;
    }

    @Override
    public @Nullable String variable() {
        return source.variable();
    }
}
