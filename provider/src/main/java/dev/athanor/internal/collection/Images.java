package dev.athanor.internal.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comparisons of collections by equality of their images, with multiplicity. */
final class Images {
    private Images() {}

    /** The images in one collection that the other has not, each as often as it has it less; in order. */
    static List<@Nullable Object> difference(Collection<?> of, Collection<?> without) {
        Map<@Nullable Object, Integer> left = new HashMap<>();
        for (Object image : without) {
            left.merge(image, 1, Integer::sum);
        }
        List<@Nullable Object> difference = new ArrayList<>();
        for (Object image : of) {
            Integer count = left.get(image);
            if (count == null || count == 0) {
                difference.add(image);
            } else {
                left.put(image, count - 1);
            }
        }
        return Collections.unmodifiableList(difference);
    }
}
