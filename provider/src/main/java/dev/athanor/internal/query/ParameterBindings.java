package dev.athanor.internal.query;

import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.internal.query.plan.Conversions;
import dev.athanor.internal.query.plan.ParameterSource;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.message.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a query's parameters, each checked when it is bound. For one thread at a time. */
public final class ParameterBindings implements ParameterSource {
    /** Stands for the value of a parameter that has none. */
    private static final Object UNBOUND = new Object();

    private final List<QueryParameter> parameters;
    private final @Nullable Object[] values;

    ParameterBindings(List<QueryParameter> parameters) {
        this.parameters = parameters;
        this.values = new Object[parameters.size()];
        Arrays.fill(values, UNBOUND);
    }

    /** The parameters of the query. */
    public List<QueryParameter> parameters() {
        return parameters;
    }

    /**
     * The parameter of a name.
     *
     * @throws InvalidArgumentException if there is none
     */
    public QueryParameter parameter(String name) {
        return parameters.get(index(name));
    }

    /**
     * The parameter of a position.
     *
     * @throws InvalidArgumentException if there is none
     */
    public QueryParameter parameter(int position) {
        return parameters.get(index(position));
    }

    /**
     * Binds a named parameter.
     *
     * @throws InvalidArgumentException if there is no such parameter, or it takes other values
     */
    public void bind(String name, @Nullable Object value) {
        bind(index(name), value, ":" + name);
    }

    /**
     * Binds a positional parameter.
     *
     * @throws InvalidArgumentException if there is no such parameter, or it takes other values
     */
    public void bind(int position, @Nullable Object value) {
        bind(index(position), value, "?" + position);
    }

    /** Whether a parameter has a value. */
    public boolean isBound(QueryParameter parameter) {
        return values[parameters.indexOf(parameter)] != UNBOUND;
    }

    /**
     * The value of a parameter.
     *
     * @throws InvalidStateException if it has none
     */
    public @Nullable Object value(QueryParameter parameter) {
        Object value = values[parameters.indexOf(parameter)];
        if (value == UNBOUND) {
            throw new InvalidStateException(QueryCallMessage.UNBOUND_PARAMETER, describe(parameter));
        }
        return value;
    }

    /**
     * Checks that every parameter has a value.
     *
     * @throws InvalidStateException if one has none
     */
    void checkComplete() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == UNBOUND) {
                missing.add(describe(parameters.get(i)));
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidStateException(QueryCallMessage.UNBOUND_PARAMETER, String.join(", ", missing));
        }
    }

    private static String describe(QueryParameter parameter) {
        return parameter.name() == null ? "?" + parameter.position() : ":" + parameter.name();
    }

    private int index(String name) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (name.equals(parameters.get(i).name())) {
                return i;
            }
            if (parameters.get(i).name() != null) {
                names.add(parameters.get(i).name());
            }
        }
        String near = Suggestions.nearest(name, names);
        String hint = near == null ? "" : "Did you mean :" + near + "? ";
        throw new InvalidArgumentException(QueryCallMessage.UNKNOWN_PARAMETER, ":" + name, hint, known());
    }

    private int index(int position) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name() == null && parameters.get(i).position() == position) {
                return i;
            }
        }
        throw new InvalidArgumentException(QueryCallMessage.UNKNOWN_PARAMETER, "?" + position, "", known());
    }

    private String known() {
        if (parameters.isEmpty()) {
            return "no parameters";
        }
        return String.join(
                ", ", parameters.stream().map(ParameterBindings::describe).toList());
    }

    private void bind(int index, @Nullable Object value, String name) {
        QueryParameter parameter = parameters.get(index);
        Collection<?> elements = elements(value);
        switch (parameter.arity()) {
            case ONE -> {
                check(parameter.type(), value, name);
                values[index] = value;
            }
            case MANY -> {
                if (elements == null) {
                    throw new InvalidArgumentException(
                            QueryCallMessage.COLLECTION_EXPECTED,
                            name,
                            value == null ? "null" : value.getClass().getName());
                }
                values[index] = checkedList(parameter.type(), elements, name);
            }
            case ONE_OR_MANY -> {
                if (elements == null) {
                    check(parameter.type(), value, name);
                    values[index] = value;
                } else {
                    values[index] = checkedList(parameter.type(), elements, name);
                }
            }
        }
    }

    private static @Nullable Collection<?> elements(@Nullable Object value) {
        return value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> given ? given : null;
    }

    private static List<?> checkedList(ValueType type, Collection<?> elements, String name) {
        for (Object element : elements) {
            check(type, element, name);
        }
        // Copied, because the program may change its collection; nulls are legal.
        return new ArrayList<>(elements);
    }

    private static void check(ValueType type, @Nullable Object value, String name) {
        if (value == null || fits(type, value)) {
            return;
        }
        throw new InvalidArgumentException(
                QueryCallMessage.WRONG_PARAMETER_TYPE,
                name,
                type.javaType().getName(),
                value.getClass().getName());
    }

    private static boolean fits(ValueType type, Object value) {
        if (type == ValueType.UNDETERMINED) {
            return true;
        }
        if (type == ValueType.ENTITY_CLASS) {
            // TYPE of a parameter: the entity itself, or its class.
            return true;
        }
        return type instanceof ValueType.Entity
                ? type.javaType().isInstance(value)
                : Conversions.convert(value, type.javaType()) != null;
    }

    @Override
    public @Nullable Object value(int parameter) {
        Object value = values[parameter];
        // A list of one where one value is expected: the parameter stands in both kinds of places.
        return value instanceof List<?> list
                        && parameters.get(parameter).arity() != QueryParameter.Arity.ONE
                        && list.size() == 1
                ? list.get(0)
                : value;
    }

    @Override
    public List<?> values(int parameter) {
        Object value = values[parameter];
        if (value instanceof List<?> list && parameters.get(parameter).arity() != QueryParameter.Arity.ONE) {
            return list;
        }
        return Collections.singletonList(value);
    }
}
