package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Keys;
import dev.athanor.schema.Column;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rows are written with although their instances do not say so: null for references of new rows that close a circle, which a
 * later statement writes; what collections write in the rows of their new elements; and foreign-key cells that are no attributes,
 * which relationships fill. The former two are known when a flush is planned, the latter when the rows before are written.
 */
public final class GivenValues {
    private static final IdentityHashMap<ToOneAttribute, @Nullable Object> NO_CELLS = new IdentityHashMap<>(0);

    // Most flushes need none of them.
    private @Nullable IdentityHashMap<Object, Set<Attribute>> byInstance;
    private @Nullable IdentityHashMap<Object, Map<Column, Supplier<@Nullable Object>>> given;
    private @Nullable IdentityHashMap<Object, IdentityHashMap<ToOneAttribute, @Nullable Object>> cells;
    private Set<Object> handedOn = Set.of();

    /**
     * Says what a collection writes in the row of a new element.
     *
     * @param collection the collection, whose rows are those of its elements
     * @param link owner, key and element
     */
    public void give(PluralAttribute collection, LinkExecutor.Link link) {
        CollectionRows rows = Objects.requireNonNull(collection.rows());
        if (given == null) {
            given = new IdentityHashMap<>();
        }
        Map<Column, Supplier<@Nullable Object>> values =
                given.computeIfAbsent(Objects.requireNonNull(link.element()), element -> new HashMap<>());
        for (int i = 0; i < rows.own().size(); i++) {
            int component = i;
            values.put(
                    rows.own().get(i).column(),
                    () -> Keys.component(
                            RowKeys.of(link.owner()), component, rows.own().size()));
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

    /**
     * Puts a key into the foreign-key cell of a row, whatever object its reference holds.
     *
     * @param row the instance whose row it is
     * @param reference a reference without attributes over its columns
     * @param key the key, or null
     */
    public void write(Object row, ToOneAttribute reference, @Nullable Object key) {
        if (cells == null) {
            cells = new IdentityHashMap<>();
        }
        cells.computeIfAbsent(row, each -> new IdentityHashMap<>(2)).put(reference, key);
    }

    /** The references of a row whose cells relationships have filled. */
    public Set<ToOneAttribute> written(Object row) {
        return cells == null ? Set.of() : cells.getOrDefault(row, NO_CELLS).keySet();
    }

    /** What relationships have put into the cell of a reference; {@link InstanceState#NOT_LOADED} if they have not. */
    public @Nullable Object written(Object row, ToOneAttribute reference) {
        IdentityHashMap<ToOneAttribute, @Nullable Object> ofRow = cells == null ? null : cells.get(row);
        return ofRow == null || !ofRow.containsKey(reference) ? InstanceState.NOT_LOADED : ofRow.get(reference);
    }

    /** What a collection writes in a column of a new row; null if none does. */
    @Nullable Object given(Object instance, Column column) {
        Map<Column, Supplier<@Nullable Object>> values = given == null ? null : given.get(instance);
        Supplier<@Nullable Object> value = values == null ? null : values.get(column);
        return value == null ? null : value.get();
    }

    /** Adds a reference of an instance. */
    public void add(Object instance, Attribute reference) {
        if (byInstance == null) {
            byInstance = new IdentityHashMap<>();
        }
        byInstance.computeIfAbsent(instance, key -> new HashSet<>()).add(reference);
    }

    /** Says that the database has written the new key of an instance into its row, because another row's key has changed. */
    public void noteHandedOn(Object row) {
        if (handedOn.isEmpty()) {
            handedOn = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        handedOn.add(row);
    }

    boolean isKeyHandedOn(Object row) {
        return !handedOn.isEmpty() && handedOn.contains(row);
    }

    /** Whether a column of a new row is null for now. */
    boolean isNull(Object instance, ColumnSource source) {
        return source instanceof ColumnSource.Reference reference
                && (reference.isApart()
                        || byInstance != null
                                && byInstance.getOrDefault(instance, Set.of()).contains(reference.toOne()));
    }
}
