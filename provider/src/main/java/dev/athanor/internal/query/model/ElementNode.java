package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join with the elements of a collection of values: a row for each element. In a subquery it may stand where a root
 * could stand. There is no entity at its far end: what paths start from is {@link ElementCollection#element}.
 */
public final class ElementNode implements FromNode {
    private final FromNode source;
    private final List<EmbeddedAttribute> within;
    private final ElementCollection attribute;
    private final JoinKind kind;
    private final boolean fetch;
    private final @Nullable String variable;

    /**
     * Creates the node.
     *
     * @param source the node whose entity has the collection
     * @param within the embeddables in which the attribute lies, outermost first
     * @param attribute the collection
     * @param kind whether a row without partner stays
     * @param fetch whether the collection is loaded too
     * @param variable the declared name, null if there is none
     */
    public ElementNode(
            FromNode source,
            List<EmbeddedAttribute> within,
            ElementCollection attribute,
            JoinKind kind,
            boolean fetch,
            @Nullable String variable) {
        this.source = source;
        this.within = List.copyOf(within);
        this.attribute = attribute;
        this.kind = kind;
        this.fetch = fetch;
        this.variable = variable;
    }

    /** The node whose entity has the collection. */
    public FromNode source() {
        return source;
    }

    /** The embeddables in which the attribute lies, outermost first. */
    public List<EmbeddedAttribute> within() {
        return within;
    }

    /** The collection. */
    public ElementCollection attribute() {
        return attribute;
    }

    /** Whether a row without partner stays. */
    public JoinKind kind() {
        return kind;
    }

    /** Whether the collection is loaded too. */
    public boolean isFetch() {
        return fetch;
    }

    @Override
    public Mapper mapper() {
        throw new IllegalStateException("the elements of " + attribute + " are no entities");
    }

    @Override
    public @Nullable String variable() {
        return variable;
    }
}
