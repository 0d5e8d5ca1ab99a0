package dev.athanor.internal.mapping;

import java.util.EnumSet;
import java.util.Set;

/**
 * The operations that travel along a relationship. Immutable.
 */
public final class CascadeSet {
    /** One operation that can travel. DELETE_ORPHAN stands for {@code orphanRemoval}. */
    public enum Kind {
        PERSIST,
        MERGE,
        REMOVE,
        REFRESH,
        DETACH,
        DELETE_ORPHAN
    }

    /** Nothing cascades. */
    public static final CascadeSet NONE = new CascadeSet(Set.of());

    private final EnumSet<Kind> kinds;

    /**
     * Creates the set.
     *
     * @param kinds what cascades
     */
    public CascadeSet(Set<Kind> kinds) {
        this.kinds = EnumSet.noneOf(Kind.class);
        this.kinds.addAll(kinds);
    }

    /** Whether the operation travels. */
    public boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    @Override
    public String toString() {
        return kinds.toString();
    }
}
