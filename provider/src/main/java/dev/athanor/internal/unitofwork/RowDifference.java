package dev.athanor.internal.unitofwork;

import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.state.ElementImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flush does to the rows of one collection so that they hold what it holds: as little as possible.
 *
 * <p>With positions or keys, a row is the one of its position or key, and an element that moved is an update of the rows
 * between. In a one-to-many a row is that of its element instead, because no two rows can have the same one. Without
 * positions and keys a row is what it holds: rows come and go and are never updated. Of a list or collection without
 * positions, equal rows cannot be told apart; they are deleted together, and written again as often as they remain.
 */
final class RowDifference {
    /**
     * A row as the collection has it, or as it was.
     *
     * @param keyImage image of position or key
     * @param elementImage image of the element
     * @param key position or key
     * @param element the element
     */
    private record Row(
            @Nullable Object keyImage,
            ElementImage elementImage,
            @Nullable Object key,
            @Nullable Object element) {}

    final List<Link> removed = new ArrayList<>();
    final List<Link> updated = new ArrayList<>();
    final List<Link> added = new ArrayList<>();
    private final Object owner;
    private final CollectionRows rows;
    private final TrackedCollection collection;
    private final boolean isNew;
    private final boolean entities;

    RowDifference(Object owner, PluralAttribute plural, TrackedCollection collection, boolean isNew) {
        this.owner = owner;
        this.rows = Objects.requireNonNull(plural.rows());
        this.collection = collection;
        this.isNew = isNew;
        this.entities = plural instanceof PluralAssociation;
        if (rows.key() != null) {
            if (collection.isInitialized()) {
                compareByKey();
            }
        } else if (entities) {
            compareEntities();
        } else {
            compareValues();
        }
    }

    boolean isEmpty() {
        return removed.isEmpty() && updated.isEmpty() && added.isEmpty();
    }

    /** All rows as they are to be, for a collection whose rows are all deleted. */
    List<Link> all() {
        return present().stream().map(this::link).toList();
    }

    private Link link(Row row) {
        return new Link(owner, row.key, row.element);
    }

    private void compareByKey() {
        List<Row> before = isNew ? List.of() : committed();
        Map<Object, Row> left = new LinkedHashMap<>();
        before.forEach(row -> left.put(identity(row), row));
        for (Row row : present()) {
            Row former = left.remove(identity(row));
            if (former == null) {
                added.add(link(row));
            } else if (!content(former).equals(content(row))) {
                updated.add(link(row));
            }
        }
        // What is in no row is no image any more: an entity is itself.
        left.values()
                .forEach(
                        row -> removed.add(entities ? new Link(owner, row.key, row.elementImage.value(0)) : link(row)));
    }

    private Object identity(Row row) {
        return rows.elementOnce() ? row.elementImage : Objects.requireNonNull(row.keyImage);
    }

    private Object content(Row row) {
        return rows.elementOnce() ? Objects.requireNonNull(row.keyImage) : row.elementImage;
    }

    private List<Row> committed() {
        List<Row> found = new ArrayList<>();
        for (Object row : collection.committedRows()) {
            if (row instanceof Map.Entry<?, ?> entry) {
                ElementImage element = image(entry.getValue());
                found.add(new Row(entry.getKey(), element, entry.getKey(), element));
            } else {
                ElementImage element = image(row);
                found.add(new Row(found.size(), element, found.size(), element));
            }
        }
        return found;
    }

    private List<Row> present() {
        List<Row> found = new ArrayList<>();
        if (collection instanceof Map<?, ?> map) {
            map.forEach((key, element) -> found.add(
                    new Row(new ElementImage(Objects.requireNonNull(rows.key()), key), image(element), key, element)));
        } else {
            for (Object element : collection.members()) {
                found.add(new Row(found.size(), image(element), found.size(), element));
            }
        }
        return found;
    }

    private ElementImage image(@Nullable Object element) {
        return element instanceof ElementImage image ? image : new ElementImage(rows.element(), element);
    }

    private void compareEntities() {
        List<?> left = collection.removed();
        List<?> joined = collection.added();
        left.forEach(element -> removed.add(unkeyed(element)));
        joined.forEach(element -> added.add(unkeyed(element)));
        if (!left.isEmpty() && collection.isInitialized() && !rows.inElements()) {
            Set<@Nullable Object> remaining = identitySet(left);
            remaining.removeAll(identitySet(joined));
            for (Object member : collection.members()) {
                if (remaining.contains(member)) {
                    added.add(unkeyed(member));
                }
            }
        }
    }

    private void compareValues() {
        if (!collection.isInitialized()) {
            collection.added().forEach(element -> added.add(unkeyed(element)));
            return;
        }
        List<?> images = collection.rows();
        Map<Object, Integer> now = counts(images);
        Map<Object, Integer> left = counts(isNew ? List.of() : collection.committedRows());
        for (Map.Entry<Object, Integer> before : left.entrySet()) {
            if (now.getOrDefault(before.getKey(), 0) < before.getValue()) {
                removed.add(unkeyed(before.getKey()));
                before.setValue(0);
            }
        }
        int at = 0;
        for (Object member : collection.members()) {
            if (left.merge(images.get(at++), -1, Integer::sum) < 0) {
                added.add(unkeyed(member));
            }
        }
    }

    private Link unkeyed(@Nullable Object element) {
        return new Link(owner, null, element);
    }

    private static Map<Object, Integer> counts(Collection<?> images) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        images.forEach(image -> counts.merge(image, 1, Integer::sum));
        return counts;
    }

    private static Set<@Nullable Object> identitySet(Collection<?> elements) {
        Set<@Nullable Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
    }
}
