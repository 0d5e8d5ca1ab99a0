package dev.athanor.sql.render;

import dev.athanor.schema.Identifiers;
import dev.athanor.sql.LockClause;
import dev.athanor.type.ColumnType;

/** What differs between databases in the text of statements. Immutable, shared by all threads. */
public interface SqlStyle {
    /** The product's name, for messages. */
    String name();

    /** How names are spelt. */
    Identifiers identifiers();

    /** How operators and functions are written. */
    FunctionTemplates functions();

    /**
     * The name of a type in CAST.
     *
     * @param target the type
     */
    String castType(ColumnType target);

    /**
     * What follows a SELECT that locks rows.
     *
     * @param lock which rows, and how
     * @return the clause without leading blank
     */
    String lockClause(LockClause lock);

    /**
     * A literal.
     *
     * @param value what {@link dev.athanor.sql.Expression.Literal} permits
     * @throws IllegalArgumentException for anything else
     */
    default String literal(Object value) {
        return Literals.standard(value);
    }
}
