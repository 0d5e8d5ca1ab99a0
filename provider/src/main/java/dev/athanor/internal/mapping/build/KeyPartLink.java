package dev.athanor.internal.mapping.build;

import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a primary key.
 *
 * @param embedded the embeddables that lead to the value, outermost first
 * @param value the attribute with the value, or null if only a reference has it
 * @param origin the key of another entity that determines it, or null
 * @param column the column
 * @param type how the value travels
 * @param name what the key class calls it: names of attributes with dots between them; empty if the value is the key
 */
record KeyPartLink(
        List<EmbeddedLink> embedded,
        @Nullable BasicLink value,
        @Nullable Origin origin,
        LinkedColumn column,
        ColumnType type,
        String name) {
    /**
     * A part of the key of another entity.
     *
     * @param reference the attribute that refers to that entity
     * @param component position in that entity's key
     */
    record Origin(ToOneLink reference, int component) {
        /** The part there. */
        KeyPartLink part() {
            return target().id.get(component);
        }

        /** The column of the reference that holds it. */
        LinkedColumn column() {
            return reference.joinColumns.get(component).column();
        }

        private EntityLink target() {
            return Objects.requireNonNull(reference.target).root();
        }
    }

    /** The names of the attributes that lead to it from the entity. */
    List<String> path() {
        List<String> path = new ArrayList<>();
        embedded.forEach(step -> path.add(step.name()));
        if (value != null) {
            path.add(value.name());
        } else if (origin != null) {
            path.add(origin.reference().name());
        }
        return path;
    }
}
