package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * Something of which each row of a query has one entity, or one value of a collection: what paths start from.
 *
 * <p>Nodes are compared by identity: two roots of the same entity are two. A root, a derived node or a join stands in a
 * FROM clause; a step is the join that a path implies; a treat is another node seen as a subtype.
 */
public sealed interface FromNode
        permits RootNode, DerivedNode, JoinNode, ElementNode, EntityJoinNode, StepNode, TreatNode {
    /**
     * The type of the entity: what its attributes are taken from.
     *
     * @throws IllegalStateException if the rows have values instead
     */
    Mapper mapper();

    /** The declared name, for messages and for names in SQL; null if there is none. */
    @Nullable String variable();
}
