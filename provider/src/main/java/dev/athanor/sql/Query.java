package dev.athanor.sql;

/** A statement that returns rows: a SELECT or a combination of two queries. */
public sealed interface Query extends Statement permits Select, SetOperation {
    /** How many columns a row has. */
    int width();

    @Override
    default <R> R accept(Statement.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /**
     * Calls the method of the visitor for the kind of this query.
     *
     * @param visitor whom to call
     * @return what the visitor returns
     */
    <R> R acceptQuery(QueryVisitor<R> visitor);

    /**
     * One method per kind of query.
     *
     * @param <R> the result
     */
    interface QueryVisitor<R> {
        /** A SELECT. */
        R visit(Select select);

        /** UNION, INTERSECT or EXCEPT. */
        R visit(SetOperation operation);
    }
}
