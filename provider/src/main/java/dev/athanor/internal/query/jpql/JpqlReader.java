package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.model.QueryModel;

/**
 * Reads the text of a query: the way into this package. Shared by all threads; every call reads anew, callers cache.
 */
public final class JpqlReader {
    private final MappedModel model;
    private final Constants constants;

    /**
     * Creates a reader.
     *
     * @param model the entities that queries can name
     * @param loader where the classes of constructor expressions and enum literals are found
     */
    public JpqlReader(MappedModel model, ClassLoader loader) {
        this.model = model;
        this.constants = new Constants(loader);
    }

    /**
     * Parses and resolves a statement.
     *
     * @throws dev.athanor.message.QuerySyntaxException if the text is not a statement of the query language, or names what the
     *     mappings do not have
     */
    public QueryModel read(String query) {
        StatementSyntax syntax = JpqlParser.parse(query);
        return new JpqlResolver(query, model, constants).resolve(syntax);
    }
}
