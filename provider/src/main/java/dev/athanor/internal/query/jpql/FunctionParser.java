package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ExpressionSyntax.PathProperty;
import dev.athanor.internal.query.model.AggregateFunction;
import dev.athanor.internal.query.model.CastTarget;
import dev.athanor.internal.query.model.ScalarFunction;
import dev.athanor.internal.query.model.TemporalField;
import dev.athanor.internal.query.model.TrimSide;
import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import dev.athanor.message.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads function calls, those with a syntax of their own included. */
final class FunctionParser {
    private static final CastTarget[] CAST_TARGETS = CastTarget.values();
    private static final TemporalField[] FIELDS = TemporalField.values();

    private final JpqlParser parser;

    FunctionParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** The function that begins here, null if none does. */
    @Nullable ExpressionSyntax optionalFunction() {
        JpqlTokens tokens = parser.tokens;
        int kind = tokens.kind();
        int offset = tokens.offset();
        if (!tokens.atCall()) {
            ScalarFunction moment = moment(kind);
            return moment == null ? null : moment(moment, offset);
        }
        ScalarFunction function = scalarFunction(kind);
        if (function != null) {
            return call(function, offset);
        }
        return switch (kind) {
            case Token.COUNT -> aggregate(AggregateFunction.COUNT, offset);
            case Token.SUM -> aggregate(AggregateFunction.SUM, offset);
            case Token.AVG -> aggregate(AggregateFunction.AVG, offset);
            case Token.MIN -> aggregate(AggregateFunction.MIN, offset);
            case Token.MAX -> aggregate(AggregateFunction.MAX, offset);
            case Token.ID -> ofPath(PathProperty.ID, offset);
            case Token.VERSION -> ofPath(PathProperty.VERSION, offset);
            case Token.TYPE -> ofPath(PathProperty.TYPE, offset);
            case Token.SIZE -> ofPath(PathProperty.SIZE, offset);
            case Token.INDEX -> ofPath(PathProperty.INDEX, offset);
            case Token.TRIM -> trim(offset);
            case Token.EXTRACT -> extract(offset);
            case Token.CAST -> cast(offset);
            case Token.FUNCTION -> databaseFunction(offset);
            case Token.TREAT, Token.KEY, Token.VALUE, Token.ENTRY -> null;
            default -> {
                if (Token.isWord(kind) && !Token.isReserved(kind)) {
                    throw unknownFunction();
                }
                yield null;
            }
        };
    }

    private static @Nullable ScalarFunction scalarFunction(int kind) {
        return switch (kind) {
            case Token.ABS -> ScalarFunction.ABS;
            case Token.CEILING -> ScalarFunction.CEILING;
            case Token.COALESCE -> ScalarFunction.COALESCE;
            case Token.CONCAT -> ScalarFunction.CONCAT;
            case Token.EXP -> ScalarFunction.EXP;
            case Token.FLOOR -> ScalarFunction.FLOOR;
            case Token.LEFT -> ScalarFunction.LEFT;
            case Token.LENGTH -> ScalarFunction.LENGTH;
            case Token.LN -> ScalarFunction.LN;
            case Token.LOCATE -> ScalarFunction.LOCATE;
            case Token.LOWER -> ScalarFunction.LOWER;
            case Token.MOD -> ScalarFunction.MOD;
            case Token.NULLIF -> ScalarFunction.NULLIF;
            case Token.POWER -> ScalarFunction.POWER;
            case Token.REPLACE -> ScalarFunction.REPLACE;
            case Token.RIGHT -> ScalarFunction.RIGHT;
            case Token.ROUND -> ScalarFunction.ROUND;
            case Token.SIGN -> ScalarFunction.SIGN;
            case Token.SQRT -> ScalarFunction.SQRT;
            case Token.SUBSTRING -> ScalarFunction.SUBSTRING;
            case Token.UPPER -> ScalarFunction.UPPER;
            default -> null;
        };
    }

    private @Nullable ScalarFunction moment(int kind) {
        return switch (kind) {
            case Token.CURRENT_DATE -> ScalarFunction.CURRENT_DATE;
            case Token.CURRENT_TIME -> ScalarFunction.CURRENT_TIME;
            case Token.CURRENT_TIMESTAMP -> ScalarFunction.CURRENT_TIMESTAMP;
            case Token.LOCAL ->
                switch (parser.tokens.kind(1)) {
                    case Token.DATE -> ScalarFunction.LOCAL_DATE;
                    case Token.TIME -> ScalarFunction.LOCAL_TIME;
                    case Token.DATETIME -> ScalarFunction.LOCAL_DATETIME;
                    default -> null;
                };
            default -> null;
        };
    }

    private ExpressionSyntax moment(ScalarFunction function, int offset) {
        JpqlTokens tokens = parser.tokens;
        tokens.accept(Token.LOCAL);
        tokens.advance();
        return new ExpressionSyntax.Function(function, List.of(), offset);
    }

    private ExpressionSyntax call(ScalarFunction function, int offset) {
        List<ExpressionSyntax> arguments = open() ? arguments() : List.of();
        int count = arguments.size();
        if (count < function.minimum() || count > function.maximum()) {
            throw QueryErrors.at(
                    QueryMessage.WRONG_NUMBER_OF_ARGUMENTS,
                    parser.tokens.query(),
                    offset,
                    function.name(),
                    String.valueOf(count),
                    expectedArguments(function));
        }
        return new ExpressionSyntax.Function(function, arguments, offset);
    }

    /** Passes over the name and the parenthesis, and tells whether there are arguments; if not, over the end too. */
    private boolean open() {
        JpqlTokens tokens = parser.tokens;
        tokens.advance();
        tokens.expect(Token.OPEN);
        return !tokens.accept(Token.CLOSE);
    }

    private List<ExpressionSyntax> arguments() {
        JpqlTokens tokens = parser.tokens;
        List<ExpressionSyntax> arguments = new ArrayList<>(3);
        do {
            arguments.add(parser.values.value());
        } while (tokens.accept(Token.COMMA));
        if (!tokens.accept(Token.CLOSE)) {
            throw tokens.unexpected(",", ")");
        }
        return arguments;
    }

    private static String expectedArguments(ScalarFunction function) {
        int minimum = function.minimum();
        int maximum = function.maximum();
        if (maximum == Integer.MAX_VALUE) {
            return "at least " + minimum;
        }
        return minimum == maximum ? String.valueOf(minimum) : minimum + " or " + maximum;
    }

    private ExpressionSyntax aggregate(AggregateFunction function, int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        if (tokens.at(Token.STAR)) {
            throw QueryErrors.at(QueryMessage.STAR, tokens.query(), tokens.offset());
        }
        boolean distinct = tokens.accept(Token.DISTINCT);
        ExpressionSyntax argument = parser.values.value();
        tokens.expect(Token.CLOSE);
        return new ExpressionSyntax.Aggregate(function, distinct, argument, offset);
    }

    private ExpressionSyntax ofPath(PathProperty property, int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        boolean parameter = property == PathProperty.TYPE
                && (tokens.at(Token.NAMED_PARAMETER) || tokens.at(Token.POSITIONAL_PARAMETER));
        ExpressionSyntax argument = parameter ? parser.values.parameter() : parser.paths.path("a path");
        tokens.expect(Token.CLOSE);
        return new ExpressionSyntax.OfPath(property, argument, offset);
    }

    private ExpressionSyntax trim(int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        TrimSide side = trimSide();
        boolean specified = side != null;
        if (specified) {
            tokens.advance();
        }
        ExpressionSyntax character = null;
        ExpressionSyntax source;
        if (tokens.accept(Token.FROM)) {
            source = parser.values.value();
        } else {
            source = parser.values.value();
            if (tokens.accept(Token.FROM)) {
                character = source;
                source = parser.values.value();
            } else if (specified) {
                throw tokens.unexpected("FROM");
            }
        }
        tokens.expect(Token.CLOSE);
        return new ExpressionSyntax.Trim(side == null ? TrimSide.BOTH : side, character, source, offset);
    }

    private @Nullable TrimSide trimSide() {
        JpqlTokens tokens = parser.tokens;
        int next = tokens.kind(1);
        if (next == Token.CLOSE || next == Token.DOT) {
            return null;
        }
        return switch (tokens.kind()) {
            case Token.LEADING -> TrimSide.LEADING;
            case Token.TRAILING -> TrimSide.TRAILING;
            case Token.BOTH -> TrimSide.BOTH;
            default -> null;
        };
    }

    private ExpressionSyntax extract(int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        TemporalField field = oneOf(FIELDS);
        tokens.expect(Token.FROM);
        ExpressionSyntax source = parser.values.value();
        tokens.expect(Token.CLOSE);
        return new ExpressionSyntax.Extract(field, source, offset);
    }

    private ExpressionSyntax cast(int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        ExpressionSyntax source = parser.values.value();
        tokens.expect(Token.AS);
        CastTarget target = oneOf(CAST_TARGETS);
        tokens.expect(Token.CLOSE);
        return new ExpressionSyntax.Cast(source, target, offset);
    }

    private ExpressionSyntax databaseFunction(int offset) {
        JpqlTokens tokens = parser.tokens;
        begin();
        String name = tokens.string("the name of the function as a string literal");
        List<ExpressionSyntax> arguments;
        if (tokens.accept(Token.COMMA)) {
            arguments = arguments();
        } else {
            tokens.expect(Token.CLOSE);
            arguments = List.of();
        }
        return new ExpressionSyntax.DatabaseFunction(name, arguments, offset);
    }

    private void begin() {
        parser.tokens.advance();
        parser.tokens.expect(Token.OPEN);
    }

    /** Passes over a word that is the name of one of these constants. */
    private <E extends Enum<E>> E oneOf(E[] constants) {
        JpqlTokens tokens = parser.tokens;
        if (Token.isWord(tokens.kind())) {
            String word = tokens.text().toUpperCase(Locale.ROOT);
            for (E constant : constants) {
                if (constant.name().equals(word)) {
                    tokens.advance();
                    return constant;
                }
            }
        }
        String[] names = new String[constants.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = constants[i].name();
        }
        throw tokens.unexpected(names);
    }

    private QuerySyntaxException unknownFunction() {
        JpqlTokens tokens = parser.tokens;
        String name = tokens.text();
        return QueryErrors.at(
                QueryMessage.UNKNOWN_FUNCTION,
                tokens.query(),
                tokens.offset(),
                name,
                QueryErrors.didYouMean(Suggestions.nearest(name, QueryErrors.FUNCTIONS)));
    }
}
