package dev.athanor.dialect;

import dev.athanor.sql.Expression;
import dev.athanor.sql.RenderedSql;
import dev.athanor.type.ColumnTypes;
import java.util.List;

/** The shape that the queries for values of sequences have in common: one parameter, which says how many. */
final class SequenceQueries {
    private SequenceQueries() {}

    static RenderedSql query(String text) {
        return new RenderedSql(text, List.of(new Expression.Parameter(0, ColumnTypes.INTEGER)), List.of());
    }
}
