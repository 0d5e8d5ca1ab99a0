package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.sql.Query;
import java.util.List;

/**
 * A lowered query whose rows become results.
 *
 * @param query the statement
 * @param items what reads each item of the SELECT clause
 * @param afterPage per item what is loaded for its entities after the rows
 * @param locked whether the statement locks the rows of the entities that it returns
 * @param repeated whether rows repeat the one entity that they return, because they bring a collection of it
 */
record LoweredRows(Query query, List<RowItem> items, List<FetchGraph> afterPage, boolean locked, boolean repeated) {
    LoweredRows {
        items = List.copyOf(items);
        afterPage = List.copyOf(afterPage);
    }
}
