package dev.athanor.sql;

/** A complete statement. */
public sealed interface Statement extends SqlNode permits Query, Insert, InsertSelect, Update, Delete {
    /**
     * Calls the method of the visitor for the kind of this statement.
     *
     * @param visitor whom to call
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of statement.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** A SELECT or a combination of several. */
        R visit(Query query);

        /** An INSERT. */
        R visit(Insert insert);

        /** An INSERT of the rows of a query. */
        R visit(InsertSelect insert);

        /** An UPDATE. */
        R visit(Update update);

        /** A DELETE. */
        R visit(Delete delete);
    }
}
