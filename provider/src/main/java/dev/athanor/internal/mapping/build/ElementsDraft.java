package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @ElementCollection} and {@code @CollectionTable} say.
 *
 * @param target {@code targetClass}, or null if it follows from the declared type
 * @param table the table
 * @param own the columns that refer to the owner
 * @param foreignKey the constraint on them
 */
record ElementsDraft(
        @Nullable TypeDescription target, TableDraft table, List<JoinColumnDraft> own, ForeignKeyDraft foreignKey) {}
