package dev.athanor.internal.mapping.build;

import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @NamedQuery} or {@code @NamedNativeQuery} says.
 *
 * @param name name in the persistence unit
 * @param owner name of the class that has the annotation
 * @param text the query
 * @param sql whether it is SQL
 * @param lockMode a constant of {@code LockModeType}
 * @param hints its hints
 * @param resultType its result class; void if none is named
 * @param resultMapping the name of what its rows become; empty if none is named
 * @param result what it says itself about its rows; null for queries that are not SQL
 */
record QueryDraft(
        String name,
        String owner,
        String text,
        boolean sql,
        String lockMode,
        Map<String, String> hints,
        TypeDescription resultType,
        String resultMapping,
        @Nullable ResultDraft result) {}
