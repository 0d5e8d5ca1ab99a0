package dev.athanor.internal.query.jpql;

import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;

/** One query or subquery while it is resolved: its scope, and the resolvers that work in it. */
final class QueryLevel {
    final JpqlResolver resolver;
    final Scope scope;
    final PathResolver paths;
    final ValueResolver values;
    final PredicateResolver predicates;
    private Clause clause = Clause.SELECT;

    QueryLevel(JpqlResolver resolver, Scope scope) {
        this.resolver = resolver;
        this.scope = scope;
        paths = new PathResolver(this);
        values = new ValueResolver(this);
        predicates = new PredicateResolver(this);
    }

    void enter(Clause next) {
        clause = next;
    }

    Clause clause() {
        return clause;
    }

    QuerySyntaxException error(QueryMessage message, int offset, String... details) {
        return resolver.error(message, offset, details);
    }
}
