package dev.athanor;

import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collections that show what lies behind a collection of intermediate entities, and make these when something is added: the far objects
 * of association objects, or values that each have a row of their own. They are views: whatever is done to them is done to the
 * collection behind, with all that follows from it, and nothing is kept twice.
 *
 * <pre>{@code
 * @Entity
 * class User {
 *     @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
 *     private List<UserKeyword> userKeywords = new ArrayList<>();
 *
 *     public List<Keyword> keywords() {
 *         return AssociationProxy.list(
 *                 () -> userKeywords, UserKeyword::getKeyword, keyword -> new UserKeyword(this, keyword));
 *     }
 * }
 *
 * user.keywords().add(new Keyword("java"));   // makes a UserKeyword
 * }</pre>
 *
 * <p>The collection behind is asked for at each call, so that it may be replaced; a lazy one is loaded by whatever needs its
 * members. Not thread-safe, like the entity. SQLAlchemy 2.0, "Association Proxy".
 */
public final class AssociationProxy {
    private AssociationProxy() {}

    /**
     * A list of what lies behind the members of a list. Writing to a position puts a new intermediate there.
     *
     * @param intermediates gives the list of intermediates
     * @param far what lies behind one
     * @param creator makes one for something that is added
     * @param <I> the intermediates
     * @param <T> what lies behind them
     */
    public static <I, T extends @Nullable Object> List<T> list(
            Supplier<? extends List<I>> intermediates,
            Function<? super I, ? extends T> far,
            Function<? super T, ? extends I> creator) {
        return new ProxyList<>(intermediates, far, creator, null);
    }

    /**
     * A list of what lies behind the members of a list. Writing to a position changes the intermediate that stands there.
     *
     * @param intermediates gives the list of intermediates
     * @param far what lies behind one
     * @param creator makes one for something that is added
     * @param setter puts something else behind one
     * @param <I> the intermediates
     * @param <T> what lies behind them
     */
    public static <I, T extends @Nullable Object> List<T> list(
            Supplier<? extends List<I>> intermediates,
            Function<? super I, ? extends T> far,
            Function<? super T, ? extends I> creator,
            BiConsumer<? super I, ? super T> setter) {
        return new ProxyList<>(intermediates, far, creator, setter);
    }

    /**
     * A set of what lies behind the members of a set or of another collection: what is there is not added again.
     *
     * @param intermediates gives the collection of intermediates
     * @param far what lies behind one
     * @param creator makes one for something that is added
     * @param <I> the intermediates
     * @param <T> what lies behind them
     */
    public static <I, T extends @Nullable Object> Set<T> set(
            Supplier<? extends Collection<I>> intermediates,
            Function<? super I, ? extends T> far,
            Function<? super T, ? extends I> creator) {
        return new ProxySet<T>(new ProxyCollection<>(intermediates, far, creator));
    }

    /**
     * A collection of what lies behind the members of a collection.
     *
     * @param intermediates gives the collection of intermediates
     * @param far what lies behind one
     * @param creator makes one for something that is added
     * @param <I> the intermediates
     * @param <T> what lies behind them
     */
    public static <I, T extends @Nullable Object> Collection<T> collection(
            Supplier<? extends Collection<I>> intermediates,
            Function<? super I, ? extends T> far,
            Function<? super T, ? extends I> creator) {
        return new ProxyCollection<>(intermediates, far, creator);
    }

    /**
     * A map of what lies behind the values of a map. Putting something to a key that is there changes the intermediate.
     *
     * @param intermediates gives the map of intermediates
     * @param far what lies behind one
     * @param creator makes one for a key and something that is put there
     * @param setter puts something else behind one
     * @param <K> the keys
     * @param <I> the intermediates
     * @param <T> what lies behind them
     */
    public static <K, I, T extends @Nullable Object> Map<K, T> map(
            Supplier<? extends Map<K, I>> intermediates,
            Function<? super I, ? extends T> far,
            BiFunction<? super K, ? super T, ? extends I> creator,
            BiConsumer<? super I, ? super T> setter) {
        return new ProxyMap<>(intermediates, far, creator, setter);
    }

    private static <I, T extends @Nullable Object> Iterator<T> iterator(
            Iterator<I> intermediates, Function<? super I, ? extends T> far) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return intermediates.hasNext();
            }

            @Override
            public T next() {
                return far.apply(intermediates.next());
            }

            @Override
            public void remove() {
                intermediates.remove();
            }
        };
    }

    private static final class ProxyList<I, T extends @Nullable Object> extends AbstractList<T> {
        private final Supplier<? extends List<I>> intermediates;
        private final Function<? super I, ? extends T> far;
        private final Function<? super T, ? extends I> creator;
        private final @Nullable BiConsumer<? super I, ? super T> setter;

        ProxyList(
                Supplier<? extends List<I>> intermediates,
                Function<? super I, ? extends T> far,
                Function<? super T, ? extends I> creator,
                @Nullable BiConsumer<? super I, ? super T> setter) {
            this.intermediates = intermediates;
            this.far = far;
            this.creator = creator;
            this.setter = setter;
        }

        @Override
        public T get(int index) {
            return far.apply(intermediates.get().get(index));
        }

        @Override
        public int size() {
            return intermediates.get().size();
        }

        @Override
        public boolean add(T element) {
            // At the end, wherever that is: a list that is not loaded need not be for this.
            modCount++;
            return intermediates.get().add(creator.apply(element));
        }

        @Override
        public void add(int index, T element) {
            modCount++;
            intermediates.get().add(index, creator.apply(element));
        }

        @Override
        public T set(int index, T element) {
            List<I> list = intermediates.get();
            I present = list.get(index);
            T before = far.apply(present);
            if (setter != null) {
                setter.accept(present, element);
            } else {
                list.set(index, creator.apply(element));
            }
            return before;
        }

        @Override
        public T remove(int index) {
            modCount++;
            return far.apply(intermediates.get().remove(index));
        }

        @Override
        public void clear() {
            modCount++;
            intermediates.get().clear();
        }
    }

    private static final class ProxyCollection<I, T extends @Nullable Object> extends AbstractCollection<T> {
        private final Supplier<? extends Collection<I>> intermediates;
        private final Function<? super I, ? extends T> far;
        private final Function<? super T, ? extends I> creator;

        ProxyCollection(
                Supplier<? extends Collection<I>> intermediates,
                Function<? super I, ? extends T> far,
                Function<? super T, ? extends I> creator) {
            this.intermediates = intermediates;
            this.far = far;
            this.creator = creator;
        }

        @Override
        public Iterator<T> iterator() {
            return AssociationProxy.<I, T>iterator(intermediates.get().iterator(), far);
        }

        @Override
        public int size() {
            return intermediates.get().size();
        }

        @Override
        public boolean add(T element) {
            return intermediates.get().add(creator.apply(element));
        }

        @Override
        public void clear() {
            intermediates.get().clear();
        }
    }

    private static final class ProxySet<T extends @Nullable Object> extends AbstractSet<T> {
        private final Collection<T> elements;

        ProxySet(Collection<T> elements) {
            this.elements = elements;
        }

        @Override
        public Iterator<T> iterator() {
            return elements.iterator();
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public boolean add(T element) {
            return !contains(element) && elements.add(element);
        }

        @Override
        public void clear() {
            elements.clear();
        }
    }

    private static final class ProxyMap<K, I, T extends @Nullable Object> extends AbstractMap<K, T> {
        private final Supplier<? extends Map<K, I>> intermediates;
        private final Function<? super I, ? extends T> far;
        private final BiFunction<? super K, ? super T, ? extends I> creator;
        private final BiConsumer<? super I, ? super T> setter;

        ProxyMap(
                Supplier<? extends Map<K, I>> intermediates,
                Function<? super I, ? extends T> far,
                BiFunction<? super K, ? super T, ? extends I> creator,
                BiConsumer<? super I, ? super T> setter) {
            this.intermediates = intermediates;
            this.far = far;
            this.creator = creator;
            this.setter = setter;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return intermediates.get().containsKey(key);
        }

        @Override
        public @Nullable T get(@Nullable Object key) {
            I present = intermediates.get().get(key);
            return present == null ? null : far.apply(present);
        }

        @Override
        public @Nullable T put(K key, T value) {
            Map<K, I> map = intermediates.get();
            I present = map.get(key);
            if (present == null) {
                map.put(key, creator.apply(key, value));
                return null;
            }
            T before = far.apply(present);
            setter.accept(present, value);
            return before;
        }

        @Override
        public @Nullable T remove(@Nullable Object key) {
            I removed = intermediates.get().remove(key);
            return removed == null ? null : far.apply(removed);
        }

        @Override
        public void clear() {
            intermediates.get().clear();
        }

        @Override
        public Set<Entry<K, T>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<K, T>> iterator() {
                    return AssociationProxy.<Entry<K, I>, Entry<K, T>>iterator(
                            intermediates.get().entrySet().iterator(), entry -> new ProxyEntry(entry));
                }

                @Override
                public int size() {
                    return intermediates.get().size();
                }
            };
        }

        private final class ProxyEntry extends SimpleEntry<K, T> {
            private static final long serialVersionUID = 1L;

            private final transient I intermediate;

            ProxyEntry(Entry<K, I> entry) {
                super(entry.getKey(), far.apply(entry.getValue()));
                intermediate = entry.getValue();
            }

            @Override
            public T setValue(T value) {
                setter.accept(intermediate, value);
                return super.setValue(value);
            }
        }
    }
}
