package dev.athanor.jpa;

import dev.athanor.internal.mapping.GraphType;
import jakarta.persistence.Subgraph;

/** A graph behind an attribute of another one, or for a subclass of its root. */
final class SubgraphAdapter<T> extends GraphAdapter<T> implements Subgraph<T> {
    private final EntityGraphAdapter<?> root;

    SubgraphAdapter(EntityGraphAdapter<?> root, GraphType type) {
        super(type);
        this.root = root;
    }

    @Override
    EntityGraphAdapter<?> root() {
        return root;
    }

    @Override
    @SuppressWarnings("unchecked") // checked when the graph was added
    public Class<T> getClassType() {
        return (Class<T>) type().javaType();
    }
}
