package dev.athanor.internal.query.memory;

import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.ConvertedType;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Comparisons of values as databases compare them, where Java can say the same. */
final class Comparisons {
    private Comparisons() {}

    /**
     * Refuses what databases compare otherwise.
     *
     * @throws NotInMemoryException if they do
     */
    static void require(ComparisonOperator operator, ExpressionNode left, ExpressionNode right) {
        require(left.type(), operator.isOrdering());
        require(right.type(), operator.isOrdering());
    }

    private static void require(ValueType type, boolean order) {
        if (type instanceof ValueType.Embeddable) {
            throw new NotInMemoryException("a comparison of embeddables");
        }
        if (!order) {
            return;
        }
        boolean plain = type instanceof ValueType.Undetermined
                || type instanceof ValueType.Scalar scalar
                        && !(scalar.column() instanceof ConvertedType)
                        && isOrdered(scalar.javaType());
        if (!plain) {
            throw new NotInMemoryException("an order of " + type.javaType().getSimpleName());
        }
    }

    private static boolean isOrdered(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type == String.class
                || type == Character.class
                || Date.class.isAssignableFrom(type)
                || Temporal.class.isAssignableFrom(type) && ColumnTypes.of(type) != null;
    }

    static Truth compare(ComparisonOperator operator, @Nullable Object left, @Nullable Object right) {
        if (left == MemoryValue.UNREAD || right == MemoryValue.UNREAD) {
            return Truth.UNREAD;
        }
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(
                switch (operator) {
                    case EQUAL -> isSame(left, right);
                    case NOT_EQUAL -> !isSame(left, right);
                    case LESS -> order(left, right) < 0;
                    case LESS_OR_EQUAL -> order(left, right) <= 0;
                    case GREATER -> order(left, right) > 0;
                    case GREATER_OR_EQUAL -> order(left, right) >= 0;
                });
    }

    private static boolean isSame(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b) == 0;
        }
        if (left instanceof Date a && right instanceof Date b) {
            return a.getTime() == b.getTime();
        }
        if (left instanceof byte[] a && right instanceof byte[] b) {
            return Arrays.equals(a, b);
        }
        return left.equals(right)
                || isText(left) && isText(right) && left.toString().equals(right.toString());
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Character;
    }

    @SuppressWarnings("unchecked") // values of one class are compared with each other
    private static int order(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b);
        }
        if (left instanceof Date a && right instanceof Date b) {
            return Long.compare(a.getTime(), b.getTime());
        }
        if (isText(left) && isText(right)) {
            return left.toString().compareTo(right.toString());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }
}
