package dev.athanor.sql;

import dev.athanor.type.ColumnType;

/** What a question mark of a rendered statement stands for. */
public sealed interface ParameterSlot permits Expression.Parameter, Expression.BoundLiteral {
    /** How the value is bound. */
    ColumnType type();
}
