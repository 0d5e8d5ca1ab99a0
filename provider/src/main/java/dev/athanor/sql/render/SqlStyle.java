package dev.athanor.sql.render;

import dev.athanor.schema.Identifiers;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Ordering;
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

    /** The clause of a LIKE without an escape character: unless told, databases take the backslash for one. */
    default String noEscape() {
        return " ESCAPE ''";
    }

    /** Whether a parameter must say its type where nothing beside it tells. */
    default boolean typesParameters() {
        return true;
    }

    /** What follows the table of an INSERT that gives no column a value. */
    default String insertOfDefaults() {
        return "DEFAULT VALUES";
    }

    /** Whether a list of names can follow the alias of a derived table. */
    default boolean namesDerivedColumns() {
        return true;
    }

    /**
     * How a DELETE begins whose table has an alias.
     *
     * @param table the table as written
     * @param alias its alias
     */
    default String deleteFrom(String table, String alias) {
        return "DELETE FROM " + table + ' ' + alias;
    }

    /** How the place of NULL in an order is written. */
    enum Nulls {
        /** By a clause of the order. */
        BY_CLAUSE,
        /** Not at all: it is where it is to be. */
        BY_THEMSELVES,
        /** By an order of its own in front. */
        BY_CONDITION
    }

    /**
     * How the place of NULL is written.
     *
     * @param ordering the order
     */
    default Nulls nulls(Ordering ordering) {
        return ordering.nulls() == Ordering.Nulls.DEFAULT ? Nulls.BY_THEMSELVES : Nulls.BY_CLAUSE;
    }

    /** The LIMIT that lets every row pass, if OFFSET cannot stand without LIMIT; else empty. */
    default String everyRow() {
        return "";
    }

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
