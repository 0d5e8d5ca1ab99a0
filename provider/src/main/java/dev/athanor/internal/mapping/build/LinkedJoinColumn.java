package dev.athanor.internal.mapping.build;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A linked column that refers to another one.
 *
 * @param column the referring column
 * @param referenced the referenced column
 * @param insertable whether INSERT writes it
 * @param updatable whether UPDATE writes it
 * @param attribute the attribute that writes the column instead, or null
 */
record LinkedJoinColumn(
        LinkedColumn column,
        LinkedColumn referenced,
        boolean insertable,
        boolean updatable,
        @Nullable BasicLink attribute) {
    LinkedJoinColumn(LinkedColumn column, LinkedColumn referenced, boolean insertable, boolean updatable) {
        this(column, referenced, insertable, updatable, null);
    }

    /** The attributes that write the columns instead; empty if there are none. */
    static List<BasicLink> attributes(List<LinkedJoinColumn> columns) {
        return columns.stream()
                .flatMap(each -> Stream.ofNullable(each.attribute()))
                .toList();
    }
}
