package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.sql.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a type must satisfy to be read at all, beside what statements ask for: the criteria that a program has switched on. Equal
 * ones give equal conditions, so that statements are kept for them. Immutable, shared by all threads.
 */
public interface RowCriteria {
    /** Nothing. */
    RowCriteria NONE = new RowCriteria() {
        @Override
        public boolean restricts(Mapper mapper) {
            return false;
        }

        @Override
        public @Nullable Predicate of(EntityNode node, Aliases names) {
            return null;
        }
    };

    /** Whether rows of a type must satisfy anything. */
    boolean restricts(Mapper mapper);

    /**
     * The condition on the rows of a node.
     *
     * @param node where they are
     * @param names names for further tables
     * @return null if all rows will do
     */
    @Nullable Predicate of(EntityNode node, Aliases names);
}
