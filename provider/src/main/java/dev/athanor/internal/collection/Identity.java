package dev.athanor.internal.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons of collections by identity of their elements, with multiplicity. */
final class Identity {
    private Identity() {}

    static boolean contains(Collection<?> members, @Nullable Object element) {
        for (Object member : members) {
            if (member == element) {
                return true;
            }
        }
        return false;
    }

    static boolean removeFirst(Collection<?> members, @Nullable Object element) {
        for (Iterator<?> each = members.iterator(); each.hasNext(); ) {
            if (each.next() == element) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** The elements of one collection that the other has not, each as often as it has it less; in order. */
    static List<@Nullable Object> difference(Collection<?> of, Collection<?> without) {
        if (without.isEmpty()) {
            return of.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(of));
        }
        IdentityHashMap<@Nullable Object, Integer> left = new IdentityHashMap<>();
        for (Object element : without) {
            left.merge(element, 1, Integer::sum);
        }
        List<@Nullable Object> difference = new ArrayList<>();
        for (Object element : of) {
            Integer count = left.get(element);
            if (count == null || count == 0) {
                difference.add(element);
            } else {
                left.put(element, count - 1);
            }
        }
        return Collections.unmodifiableList(difference);
    }

    /** The elements of one collection that do not occur in the other at all, as often as they occur; in order. */
    static List<@Nullable Object> missing(Collection<?> of, Collection<?> in) {
        Set<@Nullable Object> present = set(in);
        List<@Nullable Object> missing = new ArrayList<>();
        for (Object element : of) {
            if (!present.contains(element)) {
                missing.add(element);
            }
        }
        return missing;
    }

    static Set<@Nullable Object> set(Collection<?> members) {
        Set<@Nullable Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(members);
        return set;
    }
}
