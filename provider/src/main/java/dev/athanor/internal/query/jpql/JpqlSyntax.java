package dev.athanor.internal.query.jpql;

/**
 * A node of the syntax tree: what the text says, before anyone asked whether the names exist.
 *
 * <p>The tree is made of records, grouped by what may stand at the same place: {@link StatementSyntax},
 * {@link FromSyntax}, {@link SelectionSyntax} with {@link ExpressionSyntax}, {@link PathSyntax} and
 * {@link PredicateSyntax}. Written by the parser, read by {@link JpqlResolver}; immutable.
 */
sealed interface JpqlSyntax permits StatementSyntax, FromSyntax, SelectionSyntax, ClauseSyntax {
    /** Where the node begins in the query: errors about it point there. */
    int offset();
}
