package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ClauseSyntax.Assignment;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recursive-descent parser of the query language: text to syntax tree in one pass, without going back.
 *
 * <p>This class reads statements; the classes for queries, the FROM clause, conditions, values, functions and paths
 * share its tokens and reach each other through it. Knows neither mappings nor SQL. One instance reads one query.
 */
final class JpqlParser {
    /** Deeper nesting than anybody writes, and far less than a thread's stack holds. */
    private static final int DEEPEST = 300;

    private static final String END = Token.text(Token.END_OF_QUERY);

    final JpqlTokens tokens;
    final QueryParser queries = new QueryParser(this);
    final FromParser from = new FromParser(this);
    final ConditionParser conditions = new ConditionParser(this);
    final ValueParser values = new ValueParser(this);
    final FunctionParser functions = new FunctionParser(this);
    final PathParser paths = new PathParser(this);
    private int depth;

    private JpqlParser(JpqlTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Parses a complete statement.
     *
     * @throws dev.athanor.message.QuerySyntaxException if the text is not a statement of the query language
     */
    static StatementSyntax parse(String query) {
        return new JpqlParser(JpqlLexer.tokenize(query)).statement();
    }

    private StatementSyntax statement() {
        StatementSyntax statement;
        switch (tokens.kind()) {
            case Token.SELECT, Token.FROM, Token.OPEN -> {
                statement = queries.query();
                if (!tokens.at(Token.END_OF_QUERY)) {
                    throw queries.unexpectedAfterQuery(Token.END_OF_QUERY);
                }
            }
            case Token.UPDATE -> statement = update();
            case Token.DELETE -> statement = delete();
            default -> throw tokens.unexpected("SELECT", "FROM", "UPDATE", "DELETE");
        }
        return statement;
    }

    private StatementSyntax update() {
        int offset = tokens.expect(Token.UPDATE);
        PathSyntax entity = paths.qualifiedName("the name of an entity");
        PathSyntax.@Nullable Name variable = paths.optionalVariable();
        tokens.expect(Token.SET);
        List<Assignment> assignments = new ArrayList<>(4);
        do {
            PathSyntax target = paths.path("an attribute to set");
            int equal = tokens.expect(Token.EQUAL);
            assignments.add(new Assignment(target, values.value(), equal));
        } while (tokens.accept(Token.COMMA));
        ExpressionSyntax where = conditions.optionalWhere();
        expectEnd(where, ",", "WHERE", END);
        return new StatementSyntax.Update(entity, variable, assignments, where, offset);
    }

    private StatementSyntax delete() {
        int offset = tokens.expect(Token.DELETE);
        tokens.expect(Token.FROM);
        PathSyntax entity = paths.qualifiedName("the name of an entity");
        PathSyntax.@Nullable Name variable = paths.optionalVariable();
        ExpressionSyntax where = conditions.optionalWhere();
        expectEnd(where, "WHERE", END);
        return new StatementSyntax.Delete(entity, variable, where, offset);
    }

    private void expectEnd(@Nullable ExpressionSyntax where, String... following) {
        if (!tokens.at(Token.END_OF_QUERY)) {
            throw where == null ? tokens.unexpected(following) : tokens.unexpected("AND", "OR", END);
        }
    }

    /** Called on the way into everything that can contain itself, so that no text can exhaust the stack. */
    void enter() {
        if (++depth > DEEPEST) {
            throw QueryErrors.at(
                    QueryMessage.NESTED_TOO_DEEPLY, tokens.query(), tokens.offset(), String.valueOf(DEEPEST));
        }
    }

    void leave() {
        depth--;
    }

    void leave(int levels) {
        depth -= levels;
    }
}
