package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ExpressionSyntax.Parameter;
import dev.athanor.internal.query.jpql.ExpressionSyntax.Subquery;
import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.Quantifier;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions: OR, AND, NOT and everything that compares values.
 *
 * <p>What a parenthesis contains, a condition or a value, shows only later in the text. So both are read by the same
 * methods, and the resolver refuses a condition where a value belongs.
 */
final class ConditionParser {
    private final JpqlParser parser;

    ConditionParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** The condition of a WHERE clause, null if there is no such clause. */
    @Nullable ExpressionSyntax optionalWhere() {
        return parser.tokens.accept(Token.WHERE) ? condition() : null;
    }

    /** A condition, or a value if nothing makes a condition of it. */
    ExpressionSyntax condition() {
        return junction(Token.OR);
    }

    private ExpressionSyntax junction(int kind) {
        JpqlTokens tokens = parser.tokens;
        boolean conjunction = kind == Token.AND;
        ExpressionSyntax first = conjunction ? factor() : junction(Token.AND);
        if (!tokens.at(kind)) {
            return first;
        }
        int offset = tokens.offset();
        List<ExpressionSyntax> operands = new ArrayList<>(4);
        operands.add(first);
        while (tokens.accept(kind)) {
            operands.add(conjunction ? factor() : junction(Token.AND));
        }
        return new PredicateSyntax.Junction(conjunction, operands, offset);
    }

    private ExpressionSyntax factor() {
        JpqlTokens tokens = parser.tokens;
        if (!tokens.at(Token.NOT)) {
            return predicate();
        }
        int offset = tokens.offset();
        boolean negated = false;
        while (tokens.accept(Token.NOT)) {
            negated = !negated;
        }
        ExpressionSyntax operand = predicate();
        return negated ? new PredicateSyntax.Not(operand, offset) : operand;
    }

    private ExpressionSyntax predicate() {
        JpqlTokens tokens = parser.tokens;
        if (tokens.at(Token.EXISTS)) {
            int offset = tokens.expect(Token.EXISTS);
            return new PredicateSyntax.Exists(subquery(), offset);
        }
        ExpressionSyntax left = parser.values.value();
        return switch (tokens.kind()) {
            case Token.EQUAL -> comparison(ComparisonOperator.EQUAL, left);
            case Token.NOT_EQUAL -> comparison(ComparisonOperator.NOT_EQUAL, left);
            case Token.LESS -> comparison(ComparisonOperator.LESS, left);
            case Token.LESS_OR_EQUAL -> comparison(ComparisonOperator.LESS_OR_EQUAL, left);
            case Token.GREATER -> comparison(ComparisonOperator.GREATER, left);
            case Token.GREATER_OR_EQUAL -> comparison(ComparisonOperator.GREATER_OR_EQUAL, left);
            case Token.IS -> is(left);
            case Token.NOT -> {
                tokens.advance();
                yield test(left, true);
            }
            case Token.IN, Token.LIKE, Token.BETWEEN, Token.MEMBER -> test(left, false);
            default -> left;
        };
    }

    private ExpressionSyntax comparison(ComparisonOperator operator, ExpressionSyntax left) {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        tokens.advance();
        if (tokens.at(Token.ALL) || tokens.at(Token.ANY) || tokens.at(Token.SOME)) {
            Quantifier quantifier = tokens.at(Token.ALL) ? Quantifier.ALL : Quantifier.ANY;
            tokens.advance();
            return new PredicateSyntax.Comparison(operator, left, quantifier, subquery(), offset);
        }
        return new PredicateSyntax.Comparison(operator, left, null, parser.values.value(), offset);
    }

    private ExpressionSyntax is(ExpressionSyntax left) {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.expect(Token.IS);
        boolean negated = tokens.accept(Token.NOT);
        if (tokens.accept(Token.NULL)) {
            return new PredicateSyntax.IsNull(left, negated, offset);
        }
        if (tokens.accept(Token.EMPTY)) {
            return new PredicateSyntax.IsEmpty(collection(left), negated, offset);
        }
        throw negated ? tokens.unexpected("NULL", "EMPTY") : tokens.unexpected("NULL", "EMPTY", "NOT");
    }

    private PathSyntax collection(ExpressionSyntax value) {
        if (value instanceof PathSyntax path) {
            return path;
        }
        throw QueryErrors.at(QueryMessage.COLLECTION_EXPECTED, parser.tokens.query(), value.offset(), "IS EMPTY");
    }

    private ExpressionSyntax test(ExpressionSyntax value, boolean negated) {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        switch (tokens.kind()) {
            case Token.IN -> {
                tokens.advance();
                return in(value, negated, offset);
            }
            case Token.LIKE -> {
                tokens.advance();
                ExpressionSyntax pattern = parser.values.value();
                ExpressionSyntax escape = tokens.accept(Token.ESCAPE) ? parser.values.value() : null;
                return new PredicateSyntax.Like(value, pattern, escape, negated, offset);
            }
            case Token.BETWEEN -> {
                tokens.advance();
                ExpressionSyntax low = parser.values.value();
                tokens.expect(Token.AND);
                return new PredicateSyntax.Between(value, low, parser.values.value(), negated, offset);
            }
            case Token.MEMBER -> {
                tokens.advance();
                // OF is optional, and a collection may be called so too.
                if (tokens.at(Token.OF) && Token.isWord(tokens.kind(1))) {
                    tokens.advance();
                }
                return new PredicateSyntax.MemberOf(
                        value, parser.paths.path("a path to a collection"), negated, offset);
            }
            default -> throw tokens.unexpected("IN", "LIKE", "BETWEEN", "MEMBER OF");
        }
    }

    private ExpressionSyntax in(ExpressionSyntax value, boolean negated, int offset) {
        JpqlTokens tokens = parser.tokens;
        if (tokens.at(Token.NAMED_PARAMETER) || tokens.at(Token.POSITIONAL_PARAMETER)) {
            Parameter parameter = parser.values.parameter();
            return new PredicateSyntax.InParameter(value, parameter, negated, offset);
        }
        if (!tokens.at(Token.OPEN)) {
            throw tokens.unexpected("(", "a parameter");
        }
        if (tokens.atSubquery()) {
            return new PredicateSyntax.InSubquery(value, subquery(), negated, offset);
        }
        tokens.expect(Token.OPEN);
        List<ExpressionSyntax> items = new ArrayList<>();
        do {
            items.add(parser.values.value());
        } while (tokens.accept(Token.COMMA));
        tokens.expect(Token.CLOSE);
        return new PredicateSyntax.InList(value, items, negated, offset);
    }

    /** A query in parentheses. */
    Subquery subquery() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        tokens.expect(Token.OPEN);
        if (!tokens.at(Token.SELECT) && !tokens.at(Token.FROM) && !tokens.at(Token.OPEN)) {
            throw tokens.unexpected("SELECT");
        }
        parser.enter();
        StatementSyntax.Query query = parser.queries.query();
        if (!tokens.accept(Token.CLOSE)) {
            throw parser.queries.unexpectedAfterQuery(Token.CLOSE);
        }
        parser.leave();
        return new Subquery(query, offset);
    }
}
