package dev.athanor.internal.mapping.build;

import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What {@code @NamedQuery} says.
 *
 * @param name name in the persistence unit
 * @param text the query
 * @param lockMode a constant of {@code LockModeType}
 * @param hints its hints
 * @param resultType its result class; void if none is named
 */
record QueryDraft(String name, String text, String lockMode, Map<String, String> hints, TypeDescription resultType) {}
