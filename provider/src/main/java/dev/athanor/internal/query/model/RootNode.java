package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/** All entities of a type and its subtypes. */
public final class RootNode implements FromNode {
    private final Mapper mapper;
    private final @Nullable String variable;

    /**
     * Creates the node.
     *
     * @param mapper the type
     * @param variable the declared name
     */
    public RootNode(Mapper mapper, @Nullable String variable) {
        this.mapper = mapper;
        this.variable = variable;
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
