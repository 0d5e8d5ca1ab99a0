package dev.athanor.jpa;

import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.session.Session;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for: a query with everything that is set for it but the values of its parameters. Jakarta Persistence
 * 3.2, section 3.11.14. Immutable.
 *
 * @param source the query
 * @param sql whether it is SQL
 * @param resultType what its results are unless the caller says so; null for whatever it gives
 * @param hints its hints
 * @param lockMode its lock mode, or null
 * @param flushMode its flush mode, or null for that of the EntityManager
 * @param firstResult how many results are left out
 * @param maxResults how many there are at most
 */
record QueryTemplate(
        QuerySource source,
        boolean sql,
        @Nullable Class<?> resultType,
        Map<String, Object> hints,
        @Nullable LockModeType lockMode,
        @Nullable FlushModeType flushMode,
        int firstResult,
        int maxResults) {
    /** Copies the hints. */
    QueryTemplate {
        hints = Collections.unmodifiableMap(new LinkedHashMap<>(hints));
    }

    /** What an annotation names. */
    static QueryTemplate of(NamedQuery query, QueryCompiler queries, ClassLoader loader) {
        LockModeType mode = LockModeType.valueOf(query.lockMode());
        return new QueryTemplate(
                query.sql()
                        ? type -> queries.nativeQuery(query.text(), type, query.result())
                        : type -> queries.query(query.text(), type),
                query.sql(),
                NamedQueryReference.resultType(query, loader),
                new LinkedHashMap<>(query.hints()),
                mode == LockModeType.NONE ? null : mode,
                null,
                0,
                Integer.MAX_VALUE);
    }

    /**
     * A new query object.
     *
     * @param wanted what its results are to be; null for what the template says
     */
    <T> QueryAdapter<T> create(EntityManagerAdapter manager, Session session, @Nullable Class<T> wanted) {
        Class<?> known = resultType;
        boolean narrower = known != null && (wanted == null || wanted.isAssignableFrom(known));
        QueryAdapter<T> query = new QueryAdapter<>(manager, session, source, narrower ? known : wanted, sql);
        hints.forEach(query::setHint);
        if (lockMode != null) {
            query.setLockMode(lockMode);
        }
        if (flushMode != null) {
            query.setFlushMode(flushMode);
        }
        if (firstResult > 0) {
            query.setFirstResult(firstResult);
        }
        if (maxResults < Integer.MAX_VALUE) {
            query.setMaxResults(maxResults);
        }
        return query;
    }
}
