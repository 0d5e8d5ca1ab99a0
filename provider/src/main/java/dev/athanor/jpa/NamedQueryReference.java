package dev.athanor.jpa;

import dev.athanor.internal.mapping.NamedQuery;
import jakarta.persistence.TypedQueryReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a named query whose result type is known. Immutable.
 *
 * @param <R> the result type
 * @param getName name of the query
 * @param getResultType its result type
 * @param getHints its hints
 */
record NamedQueryReference<R>(String getName, Class<? extends R> getResultType, Map<String, Object> getHints)
        implements TypedQueryReference<R> {
    /** The recorded result type of a query; null if there is none. */
    static @Nullable Class<?> resultType(NamedQuery query, ClassLoader loader) {
        String name = query.resultType();
        try {
            return name == null ? null : Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the annotation of a loaded class names a class that is gone: " + name, e);
        }
    }
}
