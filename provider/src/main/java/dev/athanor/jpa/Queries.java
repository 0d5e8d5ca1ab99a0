package dev.athanor.jpa;

import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes query objects for an EntityManager: of texts, of named queries, of SQL. */
final class Queries {
    private Queries() {}

    /** @throws InvalidArgumentException if the results cannot be of that type */
    static <T> TypedQuery<T> jpql(
            EntityManagerAdapter manager, Session session, @Nullable String text, @Nullable Class<T> resultType) {
        QueryCall call = session.services().queries().query(given(text, "createQuery()"), resultType);
        return new QueryAdapter<>(manager, session, call, false);
    }

    /** @throws InvalidArgumentException if there is no query of that name */
    static <T> TypedQuery<T> named(
            EntityManagerAdapter manager, Session session, @Nullable String name, @Nullable Class<T> resultType) {
        NamedQuery named = name == null ? null : session.services().model().namedQuery(name);
        if (named == null) {
            String known = session.services().model().namedQueries().stream()
                    .map(NamedQuery::name)
                    .collect(Collectors.joining(", "));
            throw new InvalidArgumentException(
                    ApiMessage.NO_NAMED_QUERY, String.valueOf(name), known.isEmpty() ? "none" : known);
        }
        TypedQuery<T> query = jpql(manager, session, named.text(), resultType);
        named.hints().forEach(query::setHint);
        LockModeType mode = LockModeType.valueOf(named.lockMode());
        return mode == LockModeType.NONE ? query : query.setLockMode(mode);
    }

    static <T> TypedQuery<T> sql(
            EntityManagerAdapter manager, Session session, @Nullable String text, @Nullable Class<T> resultType) {
        QueryCall call = session.services().queries().nativeQuery(given(text, "createNativeQuery()"), resultType);
        return new QueryAdapter<>(manager, session, call, true);
    }

    private static String given(@Nullable String text, String call) {
        if (text == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, call, "query");
        }
        return text;
    }
}
