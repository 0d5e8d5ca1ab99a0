package dev.athanor.internal.mapping.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @AssociationOverride} says.
 *
 * @param joinColumns the foreign key in place of the attribute's own
 * @param foreignKey its constraint
 * @param joinTable the join table in place of the attribute's own, or null
 */
record AssociationOverrideDraft(
        List<JoinColumnDraft> joinColumns,
        ForeignKeyDraft foreignKey,
        @Nullable JoinTableDraft joinTable) {}
