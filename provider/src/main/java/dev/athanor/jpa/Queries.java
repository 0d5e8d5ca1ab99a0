package dev.athanor.jpa;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.TypedQuery;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes query objects for an EntityManager: of texts, of named queries, of SQL. */
final class Queries {
    private Queries() {}

    /** @throws InvalidArgumentException if the results cannot be of that type */
    static <T> TypedQuery<T> jpql(
            EntityManagerAdapter manager, Session session, @Nullable String text, @Nullable Class<T> resultType) {
        String query = given(text, "createQuery()");
        QueryCompiler queries = session.services().queries();
        return new QueryAdapter<>(manager, session, type -> queries.query(query, type), resultType, false);
    }

    /** @throws InvalidArgumentException if there is no query of that name */
    static <T> TypedQuery<T> named(
            EntityManagerAdapter manager, Session session, @Nullable String name, @Nullable Class<T> resultType) {
        NamedQueries names = manager.factory().namedQueries();
        QueryTemplate template = name == null ? null : names.find(name);
        if (template == null) {
            String known = String.join(", ", names.names());
            throw new InvalidArgumentException(
                    ApiMessage.NO_NAMED_QUERY, String.valueOf(name), known.isEmpty() ? "none" : known);
        }
        return template.create(manager, session, resultType);
    }

    static <T> TypedQuery<T> sql(
            EntityManagerAdapter manager, Session session, @Nullable String text, @Nullable Class<T> resultType) {
        String query = given(text, "createNativeQuery()");
        QueryCompiler queries = session.services().queries();
        return new QueryAdapter<>(manager, session, type -> queries.nativeQuery(query, type, null), resultType, true);
    }

    /** @throws InvalidArgumentException if there is no mapping of that name */
    static TypedQuery<?> mapped(
            EntityManagerAdapter manager, Session session, @Nullable String text, @Nullable String mapping) {
        String query = given(text, "createNativeQuery()");
        QueryCompiler queries = session.services().queries();
        ResultMapping named = mapping(session.services().model(), mapping);
        return new QueryAdapter<>(manager, session, type -> queries.nativeQuery(query, type, named), null, true);
    }

    /** @throws InvalidArgumentException if there is no mapping of that name */
    static ResultMapping mapping(MappedModel model, @Nullable String name) {
        ResultMapping found = name == null ? null : model.resultMapping(name);
        if (found == null) {
            String known =
                    model.resultMappings().stream().map(ResultMapping::name).collect(Collectors.joining(", "));
            throw new InvalidArgumentException(
                    ApiMessage.NO_RESULT_MAPPING, String.valueOf(name), known.isEmpty() ? "none" : known);
        }
        return found;
    }

    private static String given(@Nullable String text, String call) {
        if (text == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, call, "query");
        }
        return text;
    }
}
