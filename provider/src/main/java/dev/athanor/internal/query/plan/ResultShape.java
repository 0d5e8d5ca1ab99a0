package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import jakarta.persistence.Tuple;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row becomes as a whole: the value of its only item, an array or a tuple. Immutable, part of cached plans.
 *
 * @param kind which of these
 * @param elements the items of the SELECT clause
 * @param checked what single results must be converted to, because the query does not tell their type; null for nothing
 */
record ResultShape(
        Kind kind,
        List<ResultTuple.Element> elements,
        @Nullable Class<?> checked) {
    enum Kind {
        SINGLE,
        ARRAY,
        TUPLE
    }

    /**
     * The shape that fits a result class.
     *
     * @param resultClass what the caller wants; null for whatever the query gives
     * @throws InvalidArgumentException if the results cannot be of that class
     */
    static ResultShape of(List<SelectItem> items, @Nullable Class<?> resultClass) {
        List<ResultTuple.Element> elements = new ArrayList<>();
        for (SelectItem item : items) {
            elements.add(new ResultTuple.Element(boxed(item.selection().javaType()), item.variable()));
        }
        return ofElements(List.copyOf(elements), resultClass);
    }

    static ResultShape ofElements(List<ResultTuple.Element> elements, @Nullable Class<?> resultClass) {
        boolean single = elements.size() == 1;
        if (resultClass == null || resultClass == Object.class) {
            return new ResultShape(single ? Kind.SINGLE : Kind.ARRAY, elements, null);
        }
        if (resultClass == Tuple.class) {
            return new ResultShape(Kind.TUPLE, elements, null);
        }
        Class<?> first = elements.get(0).javaType();
        Class<?> wanted = boxed(resultClass);
        if (single && wanted.isAssignableFrom(first)) {
            return new ResultShape(Kind.SINGLE, elements, null);
        }
        if (resultClass == Object[].class) {
            return new ResultShape(Kind.ARRAY, elements, null);
        }
        if (single && first == Object.class) {
            return new ResultShape(Kind.SINGLE, elements, wanted);
        }
        if (single) {
            throw new InvalidArgumentException(
                    QueryCallMessage.WRONG_RESULT_CLASS, first.getName(), resultClass.getName());
        }
        throw new InvalidArgumentException(QueryCallMessage.SEVERAL_ITEMS, elements.size(), resultClass.getName());
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** Makes the result of a row. */
    @Nullable Object read(List<RowItem> items, ResultSet row, RowContext context) throws SQLException {
        if (kind == Kind.SINGLE) {
            Object value = items.get(0).read(row, context);
            return checked == null || value == null ? value : converted(value, checked);
        }
        @Nullable Object[] values = new Object[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = items.get(i).read(row, context);
        }
        return kind == Kind.ARRAY ? values : new ResultTuple(elements, values);
    }

    private static Object converted(Object value, Class<?> wanted) {
        Object converted = Conversions.convert(value, wanted);
        if (converted == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.WRONG_RESULT_CLASS, value.getClass().getName(), wanted.getName());
        }
        return converted;
    }
}
