package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ClauseSyntax.When;
import dev.athanor.internal.query.jpql.ExpressionSyntax.Arithmetic;
import dev.athanor.internal.query.jpql.ExpressionSyntax.Literal;
import dev.athanor.internal.query.jpql.ExpressionSyntax.Negation;
import dev.athanor.internal.query.jpql.ExpressionSyntax.Parameter;
import dev.athanor.internal.query.model.ArithmeticOperator;
import dev.athanor.internal.query.model.ScalarFunction;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values: operators from concatenation down to the sign, literals, parameters and case expressions. */
final class ValueParser {
    private final JpqlParser parser;

    ValueParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** A value. */
    ExpressionSyntax value() {
        JpqlTokens tokens = parser.tokens;
        ExpressionSyntax first = sum();
        if (!tokens.at(Token.CONCATENATE)) {
            return first;
        }
        int offset = tokens.offset();
        List<ExpressionSyntax> operands = new ArrayList<>(4);
        operands.add(first);
        while (tokens.accept(Token.CONCATENATE)) {
            operands.add(sum());
        }
        return new ExpressionSyntax.Function(ScalarFunction.CONCAT, operands, offset);
    }

    private ExpressionSyntax sum() {
        JpqlTokens tokens = parser.tokens;
        ExpressionSyntax left = product();
        int operators = 0;
        while (tokens.at(Token.PLUS) || tokens.at(Token.MINUS)) {
            ArithmeticOperator operator = tokens.at(Token.PLUS) ? ArithmeticOperator.ADD : ArithmeticOperator.SUBTRACT;
            int offset = tokens.offset();
            // The tree leans to the left: a long chain is as deep for its readers as nested parentheses.
            parser.enter();
            operators++;
            tokens.advance();
            left = new Arithmetic(operator, left, product(), offset);
        }
        parser.leave(operators);
        return left;
    }

    private ExpressionSyntax product() {
        JpqlTokens tokens = parser.tokens;
        ExpressionSyntax left = signed();
        int operators = 0;
        while (tokens.at(Token.STAR) || tokens.at(Token.SLASH)) {
            ArithmeticOperator operator =
                    tokens.at(Token.STAR) ? ArithmeticOperator.MULTIPLY : ArithmeticOperator.DIVIDE;
            int offset = tokens.offset();
            parser.enter();
            operators++;
            tokens.advance();
            left = new Arithmetic(operator, left, signed(), offset);
        }
        parser.leave(operators);
        return left;
    }

    private ExpressionSyntax signed() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        boolean negative = false;
        while (tokens.at(Token.MINUS) || tokens.at(Token.PLUS)) {
            negative ^= tokens.at(Token.MINUS);
            tokens.advance();
        }
        if (tokens.at(Token.NUMBER)) {
            return number(negative, offset);
        }
        ExpressionSyntax operand = primary();
        return negative ? new Negation(operand, offset) : operand;
    }

    private ExpressionSyntax number(boolean negative, int offset) {
        JpqlTokens tokens = parser.tokens;
        Number value = NumberLiterals.parse(tokens.text(), negative);
        if (value == null) {
            throw QueryErrors.at(QueryMessage.WRONG_NUMBER, tokens.query(), tokens.offset(), tokens.text());
        }
        tokens.advance();
        return new Literal(value, offset);
    }

    private ExpressionSyntax primary() {
        parser.enter();
        ExpressionSyntax primary = unguardedPrimary();
        parser.leave();
        return primary;
    }

    private ExpressionSyntax unguardedPrimary() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        switch (tokens.kind()) {
            case Token.STRING -> {
                return new Literal(tokens.string("a string literal"), offset);
            }
            case Token.NAMED_PARAMETER, Token.POSITIONAL_PARAMETER -> {
                return parameter();
            }
            case Token.OPEN -> {
                return parenthesized();
            }
            case Token.OPEN_BRACE -> {
                return TemporalLiterals.parse(tokens);
            }
            default -> {
                return word(offset);
            }
        }
    }

    private ExpressionSyntax word(int offset) {
        JpqlTokens tokens = parser.tokens;
        if (tokens.kind(1) != Token.DOT) {
            switch (tokens.kind()) {
                case Token.TRUE, Token.FALSE -> {
                    boolean value = tokens.at(Token.TRUE);
                    tokens.advance();
                    return new Literal(value, offset);
                }
                case Token.NULL -> {
                    tokens.advance();
                    return new Literal(null, offset);
                }
                case Token.CASE -> {
                    return caseExpression();
                }
                default -> {
                    ExpressionSyntax function = parser.functions.optionalFunction();
                    if (function != null) {
                        return function;
                    }
                }
            }
        }
        return parser.paths.path("an expression");
    }

    /** A parameter, named or numbered. */
    Parameter parameter() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        String text = tokens.query().substring(offset + 1, tokens.end());
        boolean named = tokens.at(Token.NAMED_PARAMETER);
        int position = named ? 0 : NumberLiterals.position(text);
        if (!named && position <= 0) {
            throw QueryErrors.at(QueryMessage.WRONG_PARAMETER_NUMBER, tokens.query(), offset, text);
        }
        tokens.advance();
        return new Parameter(named ? text : null, position, offset);
    }

    private ExpressionSyntax parenthesized() {
        JpqlTokens tokens = parser.tokens;
        if (tokens.atSubquery()) {
            return parser.conditions.subquery();
        }
        tokens.expect(Token.OPEN);
        ExpressionSyntax inner = parser.conditions.condition();
        tokens.expect(Token.CLOSE);
        return inner;
    }

    private ExpressionSyntax caseExpression() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.expect(Token.CASE);
        @Nullable ExpressionSyntax operand = tokens.at(Token.WHEN) ? null : value();
        if (!tokens.at(Token.WHEN)) {
            throw tokens.unexpected("WHEN");
        }
        List<When> whens = new ArrayList<>(4);
        while (tokens.at(Token.WHEN)) {
            int start = tokens.expect(Token.WHEN);
            ExpressionSyntax when = operand == null ? parser.conditions.condition() : value();
            tokens.expect(Token.THEN);
            whens.add(new When(when, value(), start));
        }
        if (!tokens.accept(Token.ELSE)) {
            throw tokens.unexpected("WHEN", "ELSE");
        }
        ExpressionSyntax otherwise = value();
        tokens.expect(Token.END);
        return new ExpressionSyntax.Case(operand, whens, otherwise, offset);
    }
}
