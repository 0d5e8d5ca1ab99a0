package dev.athanor.internal.query.plan;

import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row as a tuple. Shares its elements with all rows of the query; equal if the values are. */
final class ResultTuple implements Tuple {
    private final List<Element> elements;
    private final @Nullable Object[] values;

    ResultTuple(List<Element> elements, @Nullable Object[] values) {
        this.elements = elements;
        this.values = values;
    }

    /**
     * One item of the SELECT clause.
     *
     * @param javaType the type of its values
     * @param alias its name; null if the query gives none
     */
    record Element(Class<?> javaType, @Nullable String alias) implements TupleElement<Object> {
        @Override
        @SuppressWarnings("unchecked") // Element stands for elements of any type; it is read as TupleElement<?> only
        public Class<?> getJavaType() {
            return javaType;
        }

        @Override
        public @Nullable String getAlias() {
            return alias;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // an element has the type of its values
    public <X> @Nullable X get(TupleElement<X> element) {
        for (int i = 0; i < elements.size(); i++) {
            // By identity: two items without name are equal.
            if ((Object) elements.get(i) == element) {
                return (X) values[i];
            }
        }
        return (X) values[position(element.getAlias())];
    }

    @Override
    public <X> @Nullable X get(String alias, Class<X> type) {
        return typed(values[position(alias)], alias, type);
    }

    @Override
    public @Nullable Object get(String alias) {
        return values[position(alias)];
    }

    @Override
    public <X> @Nullable X get(int index, Class<X> type) {
        return typed(values[checked(index)], String.valueOf(index), type);
    }

    @Override
    public @Nullable Object get(int index) {
        return values[checked(index)];
    }

    private int position(@Nullable String alias) {
        for (int i = 0; i < values.length; i++) {
            String name = elements.get(i).alias();
            if (name != null && name.equals(alias)) {
                return i;
            }
        }
        throw new InvalidArgumentException(
                QueryCallMessage.UNKNOWN_ALIAS,
                String.valueOf(alias),
                elements.stream().map(Element::alias).toList());
    }

    private int checked(int index) {
        if (index < 0 || index >= values.length) {
            throw new InvalidArgumentException(QueryCallMessage.UNKNOWN_INDEX, index, values.length);
        }
        return index;
    }

    @SuppressWarnings("unchecked") // checked by the boxed class: Class.cast knows no primitive types
    private static <X> @Nullable X typed(@Nullable Object value, String element, Class<X> type) {
        Class<?> boxed = ResultShape.boxed(type);
        if (value != null && !boxed.isInstance(value)) {
            throw new InvalidArgumentException(
                    QueryCallMessage.WRONG_ELEMENT_TYPE,
                    element,
                    value.getClass().getName(),
                    type.getName());
        }
        return (X) value;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface does not say that its arrays have nulls
    public @Nullable Object[] toArray() {
        return values.clone();
    }

    @Override
    public List<TupleElement<?>> getElements() {
        return List.copyOf(elements);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultTuple tuple && Arrays.equals(values, tuple.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
