package dev.athanor.internal.query.model;

import org.jspecify.annotations.Nullable;

/**
 * An input parameter of a statement.
 *
 * @param name its name; null for a positional parameter
 * @param position its number; 0 for a named parameter
 * @param type what the first place that determines a type expects, {@link ValueType#UNDETERMINED} if none does
 * @param arity how many values it takes
 */
public record QueryParameter(@Nullable String name, int position, ValueType type, Arity arity) {
    /** How many values a parameter takes. */
    public enum Arity {
        /** One. */
        ONE,
        /** A collection: the parameter stands directly after IN. */
        MANY,
        /**
         * One or a collection: the parameter is the only item in the parentheses after IN. The specification has one value
         * there, programs often bind a collection.
         */
        ONE_OR_MANY
    }
}
