package dev.athanor.sql.render;

import dev.athanor.sql.Operator;
import dev.athanor.sql.SqlFunctions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes operators and functions: a table from name and number of arguments to text with holes.
 * Immutable, shared by all threads.
 *
 * <p>Holes: <code>{0}</code> is an argument between brackets or commas; <code>{0+}</code> is an operand, put in brackets
 * if it binds weaker than the whole; <code>{0-}</code> also if it binds as strongly; <code>{*, }</code> stands for all
 * arguments separated by comma, <code>{+ || }</code> for all arguments as operands separated by an operator.
 */
public final class FunctionTemplates {
    private final Map<String, List<Template>> templates;

    private FunctionTemplates(Map<String, List<Template>> templates) {
        this.templates = templates;
    }

    /** A builder that has what SQL databases write alike. */
    public static Builder standard() {
        Builder builder = new Builder()
                .operator(Operator.ADD, "{0+} + {1-}", Precedence.SUM)
                .operator(Operator.SUBTRACT, "{0+} - {1-}", Precedence.SUM)
                .operator(Operator.MULTIPLY, "{0+} * {1-}", Precedence.PRODUCT)
                .operator(Operator.DIVIDE, "{0+} / {1-}", Precedence.PRODUCT)
                .operator(Operator.DIVIDE_WHOLE, "{0+} / {1-}", Precedence.PRODUCT)
                .operator(Operator.CONCAT, "{0+} || {1+}", Precedence.CONCATENATION)
                .function(SqlFunctions.CONCAT, "{+ || }", Precedence.CONCATENATION)
                .function(SqlFunctions.SUBSTRING, "substring({0} from {1})")
                .function(SqlFunctions.SUBSTRING, "substring({0} from {1} for {2})")
                .function(SqlFunctions.TRIM, "trim({0})")
                .function(SqlFunctions.TRIM_LEADING, "trim(leading from {0})")
                .function(SqlFunctions.TRIM_TRAILING, "trim(trailing from {0})")
                .function(SqlFunctions.TRIM_CHARACTER, "trim(both {1} from {0})")
                .function(SqlFunctions.TRIM_LEADING_CHARACTER, "trim(leading {1} from {0})")
                .function(SqlFunctions.TRIM_TRAILING_CHARACTER, "trim(trailing {1} from {0})")
                .function(SqlFunctions.LENGTH, "char_length({0})")
                .function(SqlFunctions.COALESCE, "coalesce({*, })")
                .function(SqlFunctions.CURRENT_DATE, "current_date")
                .function(SqlFunctions.CURRENT_TIME, "localtime(6)")
                .function(SqlFunctions.CURRENT_TIMESTAMP, "localtimestamp(6)")
                .function(SqlFunctions.CURRENT_INSTANT, "current_timestamp(6)")
                .function(SqlFunctions.DATE, "cast({0} as date)")
                .function(SqlFunctions.TIME, "cast({0} as time(6))");
        for (String name : List.of(
                SqlFunctions.LOWER,
                SqlFunctions.UPPER,
                SqlFunctions.ABS,
                SqlFunctions.SQRT,
                SqlFunctions.CEILING,
                SqlFunctions.FLOOR,
                SqlFunctions.SIGN,
                SqlFunctions.EXP,
                SqlFunctions.LN)) {
            builder.function(name, name + "({0})");
        }
        for (String name : List.of(
                SqlFunctions.LEFT,
                SqlFunctions.RIGHT,
                SqlFunctions.MOD,
                SqlFunctions.ROUND,
                SqlFunctions.POWER,
                SqlFunctions.NULLIF)) {
            builder.function(name, name + "({0}, {1})");
        }
        return builder.function(SqlFunctions.REPLACE, "replace({0}, {1}, {2})");
    }

    /** The template for a call, or null. */
    @Nullable Template find(String function, int arguments) {
        List<Template> candidates = templates.get(function);
        if (candidates != null) {
            for (Template candidate : candidates) {
                if (candidate.takes(arguments)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** Collects templates. For one thread. */
    public static final class Builder {
        private final Map<String, List<Template>> templates = new HashMap<>();

        private Builder() {}

        /**
         * Adds a function, or replaces it if there is one with as many arguments.
         *
         * @param name its abstract name
         * @param pattern how it is written
         */
        public Builder function(String name, String pattern) {
            return function(name, pattern, Precedence.PRIMARY);
        }

        /**
         * Adds a function that is written with an operator.
         *
         * @param name its abstract name
         * @param pattern how it is written
         * @param precedence one of {@link Precedence}
         */
        public Builder function(String name, String pattern, int precedence) {
            Template template = new Template(pattern, precedence);
            List<Template> overloads = templates.computeIfAbsent(name, key -> new ArrayList<>());
            overloads.removeIf(existing -> existing.isReplacedBy(template));
            overloads.add(template);
            return this;
        }

        /**
         * Replaces an operator.
         *
         * @param operator which
         * @param pattern how it is written
         * @param precedence one of {@link Precedence}
         */
        public Builder operator(Operator operator, String pattern, int precedence) {
            return function(operator.symbol(), pattern, precedence);
        }

        /** The table. */
        public FunctionTemplates build() {
            Map<String, List<Template>> copy = new HashMap<>();
            templates.forEach((name, overloads) -> copy.put(name, List.copyOf(overloads)));
            return new FunctionTemplates(copy);
        }
    }
}
