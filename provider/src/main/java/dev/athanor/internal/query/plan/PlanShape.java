package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.lock.LockRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes the text of a statement from one execution to the next. Each shape is lowered once.
 *
 * @param limited whether at most so many rows are asked for
 * @param skipping whether rows are left out
 * @param listSizes how many values each parameter takes, rounded up; 1 for those that take one
 * @param openTypes the class of the values of each parameter of which the query does not tell the type; Object for the others
 * @param lock how the rows are locked; null for not
 * @param fetch what is fetched with the entities that the query returns
 * @param criteria what rows of entities must satisfy, wherever they stand in the query
 */
record PlanShape(
        boolean limited,
        boolean skipping,
        List<Integer> listSizes,
        List<Class<?>> openTypes,
        @Nullable LockRequest lock,
        FetchRequest fetch,
        RowCriteria criteria) {
    PlanShape {
        listSizes = List.copyOf(listSizes);
        openTypes = List.copyOf(openTypes);
    }

    /** Everything at once, with one value for each of so many parameters. */
    static PlanShape usual(int parameters) {
        return new PlanShape(
                false,
                false,
                Collections.nCopies(parameters, 1),
                Collections.nCopies(parameters, Object.class),
                null,
                FetchRequest.NONE,
                RowCriteria.NONE);
    }

    /** The same for an execution that locks. */
    PlanShape locking(LockRequest request) {
        return new PlanShape(limited, skipping, listSizes, openTypes, request, fetch, criteria);
    }

    /** The same for an execution that fetches a graph. */
    PlanShape fetching(FetchRequest request) {
        return new PlanShape(limited, skipping, listSizes, openTypes, lock, request, criteria);
    }

    /** The same for an execution under criteria. */
    PlanShape under(RowCriteria some) {
        return new PlanShape(limited, skipping, listSizes, openTypes, lock, fetch, some);
    }

    boolean isPaged() {
        return limited || skipping;
    }
}
