package dev.athanor.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query that an annotation gives a name.
 *
 * @param name name in the persistence unit
 * @param owner name of the class that has the annotation
 * @param text the query
 * @param sql whether it is SQL
 * @param lockMode name of a constant of {@code LockModeType}
 * @param hints its hints
 * @param resultType name of its result class, or null
 * @param result what its rows become if it is SQL; null if the class tells, or nothing does
 */
public record NamedQuery(
        String name,
        String owner,
        String text,
        boolean sql,
        String lockMode,
        Map<String, String> hints,
        @Nullable String resultType,
        @Nullable ResultMapping result) {
    /** Copies the hints. */
    public NamedQuery {
        hints = Map.copyOf(hints);
    }
}
