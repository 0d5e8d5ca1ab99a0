package dev.athanor.internal.loading;

import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.PersistenceContext;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element with what its row has beside it.
 *
 * @param key the position in a list or the key in a map
 * @param element the element
 */
record RowKey(@Nullable Object key, @Nullable Object element) {
    /** Loads the entities that are keys of maps, together. */
    static void loadKeys(LoadContext load, ToOneAttribute keys, Collection<List<@Nullable Object>> members) {
        List<Object> missing = new ArrayList<>();
        for (List<@Nullable Object> rows : members) {
            for (Object row : rows) {
                if (row instanceof RowKey entry
                        && entry.key != null
                        && PersistenceContext.isReference(States.of(entry.key))) {
                    missing.add(Objects.requireNonNull(States.of(entry.key).key));
                }
            }
        }
        if (!missing.isEmpty()) {
            new EntityLoader(load).loadAll(keys.target(), missing, FetchGraph.MAPPED);
        }
    }

    /** Fills a collection with elements that its rows have brought, in order. */
    static void fill(TrackedCollection collection, PluralAttribute plural, List<@Nullable Object> rows) {
        if (plural.key() == null) {
            collection.fill(rows);
            return;
        }
        List<RowKey> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add((RowKey) Objects.requireNonNull(row)));
        if (plural.isOrdered()) {
            fillInOrder(collection, entries);
        } else {
            collection.fill(entries.stream()
                    .map(entry -> new AbstractMap.SimpleImmutableEntry<>(entry.key, entry.element))
                    .toList());
        }
    }

    private static void fillInOrder(TrackedCollection collection, List<RowKey> entries) {
        // A query that fetches the list may ask for another order of its rows.
        entries.sort(Comparator.comparing(RowKey::position, Comparator.nullsLast(Comparator.naturalOrder())));
        List<@Nullable Object> members = new ArrayList<>(entries.size());
        boolean contiguous = true;
        for (RowKey entry : entries) {
            contiguous &= Objects.equals(entry.key, members.size());
            members.add(entry.element);
        }
        collection.fill(members);
        if (!contiguous) {
            collection.markIrregular();
        }
    }

    private @Nullable Integer position() {
        return (Integer) key;
    }
}
