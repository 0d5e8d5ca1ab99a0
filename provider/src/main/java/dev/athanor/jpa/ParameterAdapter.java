package dev.athanor.jpa;

import dev.athanor.internal.query.model.QueryParameter;
import jakarta.persistence.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query as programs see it. Immutable.
 *
 * @param <T> its type
 * @param declared the parameter in the query
 */
record ParameterAdapter<T>(QueryParameter declared) implements Parameter<T> {
    @Override
    public @Nullable String getName() {
        return declared.name();
    }

    @Override
    public @Nullable Integer getPosition() {
        return declared.name() == null ? declared.position() : null;
    }

    @Override
    @SuppressWarnings("unchecked") // checked where the parameter is asked for by type
    public Class<T> getParameterType() {
        return (Class<T>) declared.type().javaType();
    }
}
