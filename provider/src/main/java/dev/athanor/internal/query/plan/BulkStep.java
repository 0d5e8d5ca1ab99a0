package dev.athanor.internal.query.plan;

import dev.athanor.schema.Table;
import dev.athanor.sql.Statement;
import java.util.List;

/**
 * One statement of a bulk statement.
 *
 * @param statement the statement
 * @param context what it was lowered with, and what it reads
 * @param writes the table that it changes
 * @param counts whether it changes exactly one row for each entity
 */
record BulkStep(Statement statement, StatementContext context, Table writes, boolean counts) {
    /** Whether one of some statements reads what one before it changes. */
    static boolean disturbEachOther(List<BulkStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            for (BulkStep later : steps.subList(i + 1, steps.size())) {
                if (later.context.tables().contains(steps.get(i).writes)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one of some statements, which run once for each chunk of entities, reads what any of them changes. */
    static boolean readWhatTheyChange(List<BulkStep> steps) {
        return steps.stream()
                .anyMatch(step ->
                        steps.stream().anyMatch(other -> step.context.tables().contains(other.writes)));
    }
}
