package dev.athanor.internal.session;

import dev.athanor.DynamicCollection;
import dev.athanor.ElementQuery;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.PluralAssociation;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection of any kind as something to query: what is added and removed goes to the collection itself, and whoever looks asks the
 * database.
 *
 * @param <E> element type
 */
final class CollectionView<E> extends AbstractCollection<E> implements DynamicCollection<E> {
    private final Session session;
    private final Object owner;
    private final PluralAssociation plural;

    CollectionView(Session session, Object owner, PluralAssociation plural) {
        this.session = session;
        this.owner = owner;
        this.plural = plural;
    }

    @SuppressWarnings("unchecked") // the mapping says what the rows hold
    private ElementQuery<E> query() {
        return (ElementQuery<E>) search();
    }

    private ElementQuery<?> search() {
        return ElementSearch.of(session, owner, plural);
    }

    private TrackedCollection tracked() {
        return PluralValues.tracked(owner, plural);
    }

    /** Of a collection that is not in memory the change is queued. */
    @Override
    public boolean add(E element) {
        TrackedCollection collection = tracked();
        if (element != null && collection.takesBlindChanges()) {
            collection.addBlindly(element);
            return true;
        }
        return itself(collection).add(element);
    }

    /** Of a collection that is not in memory the change is queued, and whether the element was in there is not asked. */
    @Override
    public boolean remove(@Nullable Object element) {
        TrackedCollection collection = tracked();
        if (element != null && collection.takesBlindChanges()) {
            collection.removeBlindly(element);
            return true;
        }
        return itself(collection).remove(element);
    }

    @SuppressWarnings("unchecked") // only attributes of entities that are no maps have a view
    private Collection<E> itself(TrackedCollection collection) {
        return (Collection<E>) collection;
    }

    @Override
    public void clear() {
        list().forEach(this::remove);
    }

    @Override
    public int size() {
        return Math.toIntExact(Math.min(count(), Integer.MAX_VALUE));
    }

    @Override
    public boolean isEmpty() {
        return query().limit(1).count() == 0;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return ElementSearch.of(session, owner, plural).contains(element);
    }

    /** Over a copy. */
    @Override
    public Iterator<E> iterator() {
        Iterator<E> found = list().iterator();
        return new Iterator<>() {
            private @Nullable E last;

            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public E next() {
                E next = found.next();
                last = next;
                return next;
            }

            @Override
            public void remove() {
                if (last == null) {
                    throw new IllegalStateException("next() was not called");
                }
                CollectionView.this.remove(last);
                last = null;
            }
        };
    }

    @Override
    public ElementQuery<E> where(String attribute, @Nullable Object value) {
        return query().where(attribute, value);
    }

    @Override
    public ElementQuery<E> matching(String condition, @Nullable Object... arguments) {
        return query().matching(condition, arguments);
    }

    @Override
    public ElementQuery<E> orderBy(String... attributes) {
        return query().orderBy(attributes);
    }

    @Override
    public ElementQuery<E> limit(int elements) {
        return query().limit(elements);
    }

    @Override
    public ElementQuery<E> offset(int elements) {
        return query().offset(elements);
    }

    @Override
    public long count() {
        return query().count();
    }

    @Override
    public List<E> list() {
        return query().list();
    }

    @Override
    public Stream<E> stream() {
        return query().stream();
    }
}
