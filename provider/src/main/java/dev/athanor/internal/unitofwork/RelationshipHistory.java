package dev.athanor.internal.unitofwork;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relationship of one instance holds and held, as a flush has found it. Of a reference each list has one object at most, which
 * can be null. Immutable.
 *
 * @param added who joined
 * @param unchanged who was there before and still is
 * @param deleted who left
 */
record RelationshipHistory(
        List<@Nullable Object> added, List<@Nullable Object> unchanged, List<@Nullable Object> deleted) {
    /** Nothing is in memory. */
    static final RelationshipHistory BLANK = new RelationshipHistory(List.of(), List.of(), List.of());

    static RelationshipHistory unchanged(@Nullable Object value) {
        return new RelationshipHistory(List.of(), one(value), List.of());
    }

    static RelationshipHistory added(@Nullable Object value) {
        return new RelationshipHistory(one(value), List.of(), List.of());
    }

    static RelationshipHistory replaced(@Nullable Object value, Object before) {
        return new RelationshipHistory(one(value), List.of(), one(before));
    }

    static RelationshipHistory deleted(Object before) {
        return new RelationshipHistory(List.of(), List.of(), one(before));
    }

    private static List<@Nullable Object> one(@Nullable Object value) {
        return Collections.singletonList(value);
    }

    boolean isEmpty() {
        return added.isEmpty() && unchanged.isEmpty() && deleted.isEmpty();
    }

    /** Who is there. */
    List<Object> present() {
        return objects(added, unchanged);
    }

    /** Who was there. */
    List<Object> former() {
        return objects(unchanged, deleted);
    }

    /** Everybody. */
    List<Object> all() {
        List<Object> all = objects(added, unchanged);
        all.addAll(objects(deleted, List.of()));
        return all;
    }

    private static List<Object> objects(List<@Nullable Object> some, List<@Nullable Object> more) {
        List<Object> objects = new ArrayList<>(some.size() + more.size());
        for (Object each : some) {
            if (each != null) {
                objects.add(each);
            }
        }
        for (Object each : more) {
            if (each != null) {
                objects.add(each);
            }
        }
        return objects;
    }
}
