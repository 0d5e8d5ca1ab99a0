package dev.athanor.jpa;

import dev.athanor.internal.query.ProcedureParameter;
import jakarta.persistence.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a stored procedure as programs see it. Immutable.
 *
 * @param <T> its type
 * @param registered the parameter
 */
record ProcedureParameterAdapter<T>(ProcedureParameter registered) implements Parameter<T> {
    @Override
    public @Nullable String getName() {
        return registered.name();
    }

    @Override
    public @Nullable Integer getPosition() {
        return registered.name() == null ? registered.position() : null;
    }

    @Override
    @SuppressWarnings("unchecked") // the type with which it was registered
    public Class<T> getParameterType() {
        return (Class<T>) registered.type();
    }
}
