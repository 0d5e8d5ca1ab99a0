package dev.athanor.internal.cascade;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Visits whatever an operation reaches from one instance, each object once: first what one relationship leads to, with all that is
 * behind the first of it, then the next relationship. A stack of our own, because chains of objects can be longer than the thread's.
 * Which relationships are looked at how is the caller's rule. SQLAlchemy 2.0, {@code Mapper.cascade_iterator}.
 */
public final class CascadeTree {
    private final Set<CascadeSet.Kind> kinds;
    private final Function<Object, Mapper> mappers;
    private final BiFunction<Object, AssociationPath, List<Object>> targets;
    private final BiPredicate<Object, AssociationPath> enters;

    /**
     * Describes the walks of an operation.
     *
     * @param kinds what makes it travel along a relationship
     * @param mappers gives the mapper of an object
     * @param targets gives what a relationship of an object leads to
     * @param enters whether an object that a relationship leads to is visited, with what is behind it
     */
    public CascadeTree(
            Set<CascadeSet.Kind> kinds,
            Function<Object, Mapper> mappers,
            BiFunction<Object, AssociationPath, List<Object>> targets,
            BiPredicate<Object, AssociationPath> enters) {
        this.kinds = kinds;
        this.mappers = mappers;
        this.targets = targets;
        this.enters = enters;
    }

    /** The objects that are reached, in order, without the one where the walk starts. */
    public List<Object> reach(Object start) {
        List<Object> found = new ArrayList<>();
        walk(start, found::add);
        return found;
    }

    /**
     * Visits the objects that are reached.
     *
     * @param start where the walk starts; not visited itself
     * @param visitor is told of each before the walk goes on behind it
     */
    public void walk(Object start, Consumer<Object> visitor) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(start);
        Deque<Place> open = new ArrayDeque<>();
        open.push(place(start));
        while (!open.isEmpty()) {
            Place place = open.peek();
            if (place.waiting().hasNext()) {
                Object target = place.waiting().next();
                visitor.accept(target);
                open.push(place(target));
            } else if (place.paths().hasNext()) {
                AssociationPath path = place.paths().next();
                List<Object> entered = new ArrayList<>();
                for (Object target : targets.apply(place.instance(), path)) {
                    if (!seen.contains(target) && enters.test(target, path)) {
                        seen.add(target);
                        entered.add(target);
                    }
                }
                open.push(new Place(place.instance(), Collections.emptyIterator(), entered.iterator()));
            } else {
                open.pop();
            }
        }
    }

    private Place place(Object instance) {
        Iterator<AssociationPath> paths = mappers.apply(instance).associations().stream()
                .filter(path -> kinds.stream().anyMatch(path.association().cascade()::has))
                .iterator();
        return new Place(instance, paths, Collections.emptyIterator());
    }

    /** Where the walk is: the relationships of an object that it has not looked at, and objects that it has not been behind. */
    private record Place(Object instance, Iterator<AssociationPath> paths, Iterator<Object> waiting) {}
}
