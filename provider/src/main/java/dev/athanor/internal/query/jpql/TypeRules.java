package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.AggregateFunction;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.type.ColumnTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.List;

/** The type rules of the language: which values can be compared, and what operators and functions are worth. */
final class TypeRules {
    static final ValueType STRING = ValueType.of(String.class);
    static final ValueType INTEGER = ValueType.of(Integer.class);
    static final ValueType DOUBLE = ValueType.of(Double.class);
    static final ValueType BOOLEAN = ValueType.of(Boolean.class);

    /** The numeric types from the one that wins over all others to the one that wins over none. */
    private static final List<Class<?>> PROMOTION =
            List.of(Double.class, Float.class, BigDecimal.class, BigInteger.class, Long.class, Integer.class);

    /** Types that can be compared among themselves. {@code OTHER} is left to the database to judge. */
    enum Category {
        NUMBER,
        TEXT,
        TRUTH,
        TIME,
        ENTITY,
        EMBEDDABLE,
        CLASS,
        OTHER
    }

    private TypeRules() {}

    static Category category(ValueType type) {
        if (type instanceof ValueType.Entity) {
            return Category.ENTITY;
        }
        if (type instanceof ValueType.Embeddable || type instanceof ValueType.Key) {
            return Category.EMBEDDABLE;
        }
        if (type instanceof ValueType.EntityClass) {
            return Category.CLASS;
        }
        Class<?> javaType = type.javaType();
        if (Number.class.isAssignableFrom(javaType)) {
            return Category.NUMBER;
        }
        if (javaType == String.class || javaType == Character.class) {
            return Category.TEXT;
        }
        if (javaType == Boolean.class) {
            return Category.TRUTH;
        }
        boolean time = Date.class.isAssignableFrom(javaType)
                || Calendar.class.isAssignableFrom(javaType)
                // A year is a number to the database.
                || (Temporal.class.isAssignableFrom(javaType) && javaType != Year.class);
        return time ? Category.TIME : Category.OTHER;
    }

    /** Whether values of the two types can be equal. */
    static boolean comparable(ValueType left, ValueType right) {
        Category category = category(left);
        Category other = category(right);
        if (category == Category.OTHER || other == Category.OTHER) {
            return !differentEnums(left, right);
        }
        if (category != other) {
            return false;
        }
        if (left instanceof ValueType.Entity a && right instanceof ValueType.Entity b) {
            return related(a.mapper(), b.mapper());
        }
        return category != Category.EMBEDDABLE || left.javaType() == right.javaType();
    }

    private static boolean differentEnums(ValueType left, ValueType right) {
        return left.javaType().isEnum() && right.javaType().isEnum() && left.javaType() != right.javaType();
    }

    static boolean related(Mapper a, Mapper b) {
        return a.isA(b) || b.isA(a);
    }

    static boolean isUndetermined(ValueType type) {
        return type == ValueType.UNDETERMINED;
    }

    /** Whether a value of the type can stand where one of the category belongs. */
    static boolean fits(ValueType type, Category category) {
        Category own = category(type);
        return own == category || own == Category.OTHER;
    }

    /** The type of an operation on numbers: of both types the one that wins. */
    static ValueType promote(ValueType left, ValueType right) {
        if (category(left) != Category.NUMBER || category(right) != Category.NUMBER) {
            return category(left) == Category.NUMBER ? plain(left) : plain(right);
        }
        int rank = Math.min(rank(left.javaType()), rank(right.javaType()));
        return ValueType.of(PROMOTION.get(rank));
    }

    private static int rank(Class<?> javaType) {
        int rank = PROMOTION.indexOf(javaType);
        // Byte and Short become Integer, as in Java.
        return rank < 0 ? PROMOTION.size() - 1 : rank;
    }

    /** The standard way of the same Java type: what a function makes of it is no longer converted by an attribute. */
    static ValueType plain(ValueType type) {
        return type instanceof ValueType.Scalar ? ValueType.of(type.javaType()) : type;
    }

    /** The type of an expression that is worth one of several operands. */
    static ValueType common(List<ExpressionNode> operands) {
        ValueType common = ValueType.UNDETERMINED;
        for (ExpressionNode operand : operands) {
            ValueType type = operand.type();
            if (isUndetermined(common)) {
                common = type;
            } else if (category(common) == Category.NUMBER
                    && category(type) == Category.NUMBER
                    && common.javaType() != type.javaType()) {
                common = promote(common, type);
            } else if (common instanceof ValueType.Entity a && type instanceof ValueType.Entity b) {
                common = b.mapper().isA(a.mapper()) ? a : b;
            }
        }
        return common;
    }

    static ValueType aggregated(AggregateFunction function, ValueType argument) {
        return switch (function) {
            case COUNT -> ValueType.of(Long.class);
            case AVG -> DOUBLE;
            case MIN, MAX -> argument;
            case SUM -> sum(argument);
        };
    }

    private static ValueType sum(ValueType argument) {
        Class<?> type = argument.javaType();
        if (type == BigInteger.class || type == BigDecimal.class) {
            return plain(argument);
        }
        if (type == Float.class || type == Double.class) {
            return DOUBLE;
        }
        return isUndetermined(argument) ? argument : ValueType.of(Long.class);
    }

    /** The type of an item of a SELECT clause. */
    static ValueType typeOf(SelectionNode selection) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            return entity.path().type();
        }
        if (selection instanceof SelectionNode.EmbeddableSelection embeddable) {
            return embeddable.path().type();
        }
        if (selection instanceof SelectionNode.ScalarSelection scalar) {
            return scalar.expression().type();
        }
        return ValueType.UNDETERMINED;
    }

    /** The type of an enum constant that is not compared with an attribute: its name. */
    @SuppressWarnings("unchecked") // the declaring class of a constant is an enum
    static ValueType enumType(Enum<?> constant) {
        Class<? extends Enum<?>> type = (Class<? extends Enum<?>>) (Class<?>) constant.getDeclaringClass();
        return new ValueType.Scalar(ColumnTypes.enumName(type));
    }

    /** How messages call a type. */
    static String name(ValueType type) {
        if (type instanceof ValueType.Entity entity) {
            return "the entity " + entity.mapper().entityName();
        }
        if (type instanceof ValueType.Embeddable) {
            return "the embeddable " + type.javaType().getSimpleName();
        }
        if (type instanceof ValueType.Key) {
            return "the key " + type.javaType().getSimpleName();
        }
        if (type instanceof ValueType.EntityClass) {
            return "the class of an entity";
        }
        return type.javaType().getSimpleName();
    }
}
