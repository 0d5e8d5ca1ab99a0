package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/** A join with all entities of a type, restricted by nothing but the condition that stands beside it in the FROM clause. */
public final class EntityJoinNode implements FromNode {
    private final Mapper mapper;
    private final JoinKind kind;
    private final @Nullable String variable;

    /**
     * Creates the node.
     *
     * @param mapper the type
     * @param kind whether a row without partner stays
     * @param variable the declared name, null if there is none
     */
    public EntityJoinNode(Mapper mapper, JoinKind kind, @Nullable String variable) {
        this.mapper = mapper;
        this.kind = kind;
        this.variable = variable;
    }

    @Override
    public Mapper mapper() {
        return mapper;
    }

    /** Whether a row without partner stays. */
    public JoinKind kind() {
        return kind;
    }

    @Override
    public @Nullable String variable() {
        return variable;
    }
}
