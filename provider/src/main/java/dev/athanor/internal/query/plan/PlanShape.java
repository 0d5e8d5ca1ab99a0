package dev.athanor.internal.query.plan;

import java.util.List;

/**
 * What changes the text of a statement from one execution to the next. Each shape is lowered once.
 *
 * @param limited whether at most so many rows are asked for
 * @param skipping whether rows are left out
 * @param listSizes how many values each parameter takes, rounded up; 1 for those that take one
 */
record PlanShape(boolean limited, boolean skipping, List<Integer> listSizes) {
    PlanShape {
        listSizes = List.copyOf(listSizes);
    }

    boolean isPaged() {
        return limited || skipping;
    }
}
