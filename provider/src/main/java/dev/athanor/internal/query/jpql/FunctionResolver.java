package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.TypeRules.Category;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.ScalarFunction;
import dev.athanor.internal.query.model.TemporalField;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What the built-in functions take, and what they are worth. */
final class FunctionResolver {
    private final QueryLevel level;
    private final ValueResolver values;

    FunctionResolver(QueryLevel level, ValueResolver values) {
        this.level = level;
        this.values = values;
    }

    ExpressionNode function(ExpressionSyntax.Function syntax, ValueType expected) {
        ScalarFunction function = syntax.function();
        List<ExpressionSyntax> arguments = syntax.arguments();
        return switch (function) {
            case ABS, CEILING, FLOOR -> {
                ExpressionNode number = values.number(arguments.get(0), expected, function.name());
                yield result(function, List.of(number), TypeRules.plain(number.type()));
            }
            case ROUND -> {
                ExpressionNode number = values.number(arguments.get(0), expected, "ROUND");
                ExpressionNode digits = values.number(arguments.get(1), TypeRules.INTEGER, "ROUND");
                yield result(function, List.of(number, digits), TypeRules.plain(number.type()));
            }
            case SIGN -> result(function, numbers(syntax, TypeRules.DOUBLE), TypeRules.INTEGER);
            case EXP, LN, SQRT, POWER -> result(function, numbers(syntax, TypeRules.DOUBLE), TypeRules.DOUBLE);
            case MOD -> {
                List<ExpressionNode> numbers = numbers(syntax, TypeRules.INTEGER);
                ValueType type =
                        TypeRules.promote(numbers.get(0).type(), numbers.get(1).type());
                yield result(function, numbers, isInteger(type) ? type : TypeRules.INTEGER);
            }
            case LENGTH -> result(function, texts(syntax, 1), TypeRules.INTEGER);
            case LOCATE -> result(function, texts(syntax, 2), TypeRules.INTEGER);
            case LOWER, UPPER -> result(function, texts(syntax, 1), TypeRules.STRING);
            case LEFT, RIGHT, SUBSTRING -> result(function, texts(syntax, 1), TypeRules.STRING);
            case REPLACE -> result(function, texts(syntax, 3), TypeRules.STRING);
            case CONCAT -> result(function, concatenated(arguments), TypeRules.STRING);
            case COALESCE, NULLIF -> {
                List<ExpressionNode> operands = values.together(arguments, expected);
                yield result(function, operands, TypeRules.common(operands));
            }
            case CURRENT_DATE -> moment(function, java.sql.Date.class);
            case CURRENT_TIME -> moment(function, java.sql.Time.class);
            case CURRENT_TIMESTAMP -> moment(function, java.sql.Timestamp.class);
            case LOCAL_DATE -> moment(function, LocalDate.class);
            case LOCAL_TIME -> moment(function, LocalTime.class);
            case LOCAL_DATETIME -> moment(function, LocalDateTime.class);
        };
    }

    private static ExpressionNode result(ScalarFunction function, List<ExpressionNode> arguments, ValueType type) {
        return new ExpressionNode.Function(function, arguments, type);
    }

    private static ExpressionNode moment(ScalarFunction function, Class<?> javaType) {
        return result(function, List.of(), ValueType.of(javaType));
    }

    private static boolean isInteger(ValueType type) {
        Class<?> javaType = type.javaType();
        return javaType == Integer.class || javaType == Long.class || javaType == BigInteger.class;
    }

    private List<ExpressionNode> numbers(ExpressionSyntax.Function syntax, ValueType type) {
        List<ExpressionNode> numbers = new ArrayList<>(syntax.arguments().size());
        for (ExpressionSyntax argument : syntax.arguments()) {
            numbers.add(values.number(argument, type, syntax.function().name()));
        }
        return numbers;
    }

    /** Arguments of which the first ones are texts and the others numbers. */
    private List<ExpressionNode> texts(ExpressionSyntax.Function syntax, int texts) {
        String name = syntax.function().name();
        List<ExpressionNode> arguments = new ArrayList<>(syntax.arguments().size());
        for (ExpressionSyntax argument : syntax.arguments()) {
            arguments.add(
                    arguments.size() < texts
                            ? values.text(argument, name)
                            : values.number(argument, TypeRules.INTEGER, name));
        }
        return arguments;
    }

    /** Texts by the specification, but every scalar has a text, and databases know it. */
    private List<ExpressionNode> concatenated(List<ExpressionSyntax> syntax) {
        List<ExpressionNode> arguments = new ArrayList<>(syntax.size());
        for (ExpressionSyntax argument : syntax) {
            ExpressionNode value = values.value(argument, TypeRules.STRING);
            Category category = TypeRules.category(value.type());
            if (category == Category.ENTITY || category == Category.EMBEDDABLE || category == Category.CLASS) {
                values.check(value, argument.offset(), Category.TEXT, "CONCAT");
            }
            arguments.add(value);
        }
        return arguments;
    }

    ExpressionNode extract(ExpressionSyntax.Extract syntax) {
        TemporalField field = syntax.field();
        ExpressionNode source = values.ofCategory(syntax.source(), ValueType.UNDETERMINED, Category.TIME, "EXTRACT");
        ValueType type = source.type();
        boolean ofDate = type.javaType() == LocalDate.class || type.javaType() == java.sql.Date.class;
        boolean ofTime = type.javaType() == LocalTime.class || type.javaType() == java.sql.Time.class;
        if ((ofDate && isOfTime(field)) || (ofTime && !isOfTime(field))) {
            throw level.error(QueryMessage.NO_SUCH_FIELD, syntax.source().offset(), TypeRules.name(type), field.name());
        }
        return new ExpressionNode.Extract(
                field,
                source,
                switch (field) {
                    case DATE -> ValueType.of(LocalDate.class);
                    case TIME -> ValueType.of(LocalTime.class);
                    case SECOND -> TypeRules.DOUBLE;
                    default -> TypeRules.INTEGER;
                });
    }

    private static boolean isOfTime(TemporalField field) {
        return switch (field) {
            case HOUR, MINUTE, SECOND, TIME -> true;
            default -> false;
        };
    }

    /** How messages call what a function takes. */
    static String describe(Category category) {
        return switch (category) {
            case NUMBER -> "numbers";
            case TEXT -> "texts";
            case TIME -> "dates and times";
            case TRUTH -> "truth values";
            case ENTITY -> "entities";
            case EMBEDDABLE -> "embeddables";
            case CLASS -> "classes of entities";
            case OTHER -> "other values";
        };
    }
}
