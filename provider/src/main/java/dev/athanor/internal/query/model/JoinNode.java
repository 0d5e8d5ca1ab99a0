package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join along an association: a row for each entity at the far end.
 *
 * <p>The condition of the join stands beside it in the FROM clause, because it may refer to the node.
 */
public final class JoinNode implements FromNode {
    private final FromNode source;
    private final List<EmbeddedAttribute> within;
    private final Association attribute;
    private final Mapper mapper;
    private final JoinKind kind;
    private final boolean fetch;
    private final @Nullable String variable;

    /**
     * Creates the node.
     *
     * @param source where the association starts: an earlier node of the same query, or one of a query outside
     * @param within the embeddables in which the attribute lies, outermost first; empty for an attribute of the entity itself
     * @param attribute the association that is followed
     * @param mapper the type: that of the far end, or a subtype to which the join is restricted
     * @param kind whether a row without partner stays
     * @param fetch whether the joined entities are loaded as the value of the attribute
     * @param variable the declared name, null if there is none
     */
    public JoinNode(
            FromNode source,
            List<EmbeddedAttribute> within,
            Association attribute,
            Mapper mapper,
            JoinKind kind,
            boolean fetch,
            @Nullable String variable) {
        this.source = source;
        this.within = List.copyOf(within);
        this.attribute = attribute;
        this.mapper = mapper;
        this.kind = kind;
        this.fetch = fetch;
        this.variable = variable;
    }

    /** Where the association starts: an earlier node of the same query, or one of a query outside. */
    public FromNode source() {
        return source;
    }

    /** The embeddables in which the attribute lies, outermost first; empty for an attribute of the entity itself. */
    public List<EmbeddedAttribute> within() {
        return within;
    }

    /** The association that is followed. */
    public Association attribute() {
        return attribute;
    }

    @Override
    public Mapper mapper() {
        return mapper;
    }

    /** Whether a row without partner stays. */
    public JoinKind kind() {
        return kind;
    }

    /** Whether the joined entities are loaded as the value of the attribute. */
    public boolean isFetch() {
        return fetch;
    }

    @Override
    public @Nullable String variable() {
        return variable;
    }
}
