package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.Keys;
import dev.athanor.schema.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What new rows are inserted with although their instances do not say so: null for references that close a circle of rows,
 * which a later statement writes; and what collections write in the rows of their elements. Filled while a flush is
 * planned.
 */
public final class InsertedReferences {
    private final IdentityHashMap<Object, Set<Attribute>> byInstance = new IdentityHashMap<>(0);

    private final IdentityHashMap<Object, Map<Column, Supplier<@Nullable Object>>> given = new IdentityHashMap<>(0);

    /**
     * Says what a collection writes in the row of a new element.
     *
     * @param collection the collection, whose rows are those of its elements
     * @param link owner, key and element
     */
    public void give(PluralAttribute collection, LinkExecutor.Link link) {
        CollectionRows rows = Objects.requireNonNull(collection.rows());
        Map<Column, Supplier<@Nullable Object>> values =
                given.computeIfAbsent(Objects.requireNonNull(link.element()), element -> new HashMap<>());
        for (int i = 0; i < rows.own().size(); i++) {
            int component = i;
            values.put(
                    rows.own().get(i).column(),
                    () -> Keys.component(
                            SaveExecutor.keyOf(link.owner()),
                            component,
                            rows.own().size()));
        }
        if (rows.key() != null) {
            RowColumns key = new RowColumns(rows.key());
            for (int i = 0; i < key.columns().size(); i++) {
                int position = i;
                values.put(
                        key.columns().get(i),
                        () -> key.values(link.owner(), link.key()).get(position));
            }
        }
    }

    /** What a collection writes in a column of a new row; null if none does. */
    @Nullable Object given(Object instance, Column column) {
        Map<Column, Supplier<@Nullable Object>> values = given.get(instance);
        Supplier<@Nullable Object> value = values == null ? null : values.get(column);
        return value == null ? null : value.get();
    }

    /** Adds a reference of an instance. */
    public void add(Object instance, Attribute reference) {
        byInstance.computeIfAbsent(instance, key -> new HashSet<>()).add(reference);
    }

    boolean contains(Object instance, ColumnSource source) {
        return !byInstance.isEmpty()
                && source instanceof ColumnSource.Reference reference
                && byInstance.getOrDefault(instance, Set.of()).contains(reference.toOne());
    }
}
