package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one attribute say about a collection, whatever its elements are.
 *
 * @param orderBy text of {@code @OrderBy}, or null if there is none
 * @param orderColumn the column of the positions, or null if there is none
 * @param mapKey attribute named by {@code @MapKey}, empty for the key of the target, null without the annotation
 * @param keyColumn the column of the keys, or null if none is described
 * @param keyClass {@code @MapKeyClass}, or null if it follows from the declared type
 * @param keyEnumerated a constant of {@code EnumType}, or null
 * @param keyTemporal a constant of {@code TemporalType}, or null
 * @param keyJoin the columns of keys that are entities
 * @param keyForeignKey the constraint of several such columns together
 */
record CollectionDraft(
        @Nullable String orderBy,
        @Nullable ColumnDraft orderColumn,
        @Nullable String mapKey,
        @Nullable ColumnDraft keyColumn,
        @Nullable TypeDescription keyClass,
        @Nullable String keyEnumerated,
        @Nullable String keyTemporal,
        List<JoinColumnDraft> keyJoin,
        ForeignKeyDraft keyForeignKey) {
    static final CollectionDraft NONE =
            new CollectionDraft(null, null, null, null, null, null, null, List.of(), ForeignKeyDraft.DEFAULT);
}
