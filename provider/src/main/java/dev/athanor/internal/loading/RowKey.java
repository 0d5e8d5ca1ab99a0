package dev.athanor.internal.loading;

import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.PersistenceContext;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
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
            new EntityLoader(load).loadAll(keys.target(), missing);
        }
    }

    /** Fills a collection with elements that its rows have brought, in order. */
    static void fill(TrackedCollection collection, PluralAttribute plural, List<@Nullable Object> rows) {
        if (plural.key() == null) {
            collection.fill(rows);
            return;
        }
        List<@Nullable Object> members = new ArrayList<>(rows.size());
        boolean contiguous = true;
        for (Object row : rows) {
            RowKey entry = (RowKey) Objects.requireNonNull(row);
            if (plural.isOrdered()) {
                contiguous &= entry.key instanceof Integer position && position == members.size();
                members.add(entry.element);
            } else {
                members.add(new AbstractMap.SimpleImmutableEntry<>(entry.key, entry.element));
            }
        }
        collection.fill(members);
        if (!contiguous) {
            collection.markIrregular();
        }
    }
}
