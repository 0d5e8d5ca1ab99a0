package dev.athanor.jpa;

import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQueryReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The named queries of a factory: those of annotations, and those that the program has added since. Thread-safe. */
final class NamedQueries {
    private final SessionFactory factory;
    private final ConcurrentMap<String, QueryTemplate> added = new ConcurrentHashMap<>();

    NamedQueries(SessionFactory factory) {
        this.factory = factory;
    }

    /**
     * Gives a name to a query, or another query to a name. What is set for the query stays with the name, but the values of
     * its parameters.
     *
     * @throws InvalidArgumentException if name or query are missing
     */
    void add(@Nullable String name, @Nullable Query query) {
        if (name == null || query == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NULL_ARGUMENT, "addNamedQuery()", name == null ? "name" : "query");
        }
        QueryAdapter<?> given = query instanceof QueryAdapter<?> adapter ? adapter : query.unwrap(QueryAdapter.class);
        added.put(name, given.template());
    }

    /** What a name stands for, or null. */
    @Nullable QueryTemplate find(String name) {
        QueryTemplate later = added.get(name);
        NamedQuery annotated = later == null ? factory.services().model().namedQuery(name) : null;
        return annotated == null ? later : template(annotated);
    }

    private QueryTemplate template(NamedQuery query) {
        return QueryTemplate.of(
                query, factory.services().queries(), factory.unit().classLoader());
    }

    /** All names: those of annotations in their order, then the others. */
    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>();
        factory.services().model().namedQueries().forEach(query -> names.add(query.name()));
        names.addAll(added.keySet());
        return names;
    }

    /** The queries whose result type is recorded and is of the type asked for. */
    <R> Map<String, TypedQueryReference<R>> of(Class<R> wanted) {
        Map<String, TypedQueryReference<R>> found = new LinkedHashMap<>();
        for (String name : names()) {
            QueryTemplate template = find(name);
            Class<?> type = template == null ? null : template.resultType();
            if (template != null && type != null && wanted.isAssignableFrom(type)) {
                found.put(name, new NamedQueryReference<>(name, type.asSubclass(wanted), template.hints()));
            }
        }
        return found;
    }
}
