package dev.athanor.internal.mutation;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of an element or a key in the rows of a collection, and their values. Immutable. */
final class RowColumns {
    private record Leaf(Column column, List<Attribute> path, int position, int component) {
        Attribute attribute() {
            return path.get(path.size() - 1);
        }
    }

    private final Attribute attribute;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Column> columns;

    RowColumns(Attribute attribute) {
        this.attribute = attribute;
        if (attribute instanceof EmbeddedAttribute embedded) {
            List<List<Attribute>> paths = embedded.leaves();
            for (int position = 0; position < paths.size(); position++) {
                add(paths.get(position), position);
            }
        } else {
            add(List.of(attribute), 0);
        }
        columns = leaves.stream().map(Leaf::column).toList();
    }

    private void add(List<Attribute> path, int position) {
        Attribute last = path.get(path.size() - 1);
        if (last instanceof BasicAttribute basic) {
            leaves.add(new Leaf(basic.column(), path, position, 0));
        } else if (last instanceof ToOneAttribute toOne) {
            for (int i = 0; i < toOne.joinColumns().size(); i++) {
                leaves.add(new Leaf(toOne.joinColumns().get(i).column(), path, position, i));
            }
        }
    }

    List<Column> columns() {
        return columns;
    }

    /**
     * The values of the columns.
     *
     * @param owner whose collection it is, for messages
     * @param value the element or key, or an image of it
     * @throws InvalidStateException if it refers to an object without a row
     */
    List<@Nullable Object> values(Object owner, @Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>(leaves.size());
        for (Leaf leaf : leaves) {
            Object content;
            if (value instanceof ElementImage image) {
                content = image.value(leaf.position());
            } else {
                content = attribute instanceof EmbeddedAttribute ? EmbeddedValues.leaf(value, leaf.path()) : value;
            }
            boolean refers = content != null && leaf.attribute() instanceof ToOneAttribute;
            values.add(refers ? component(owner, leaf, Objects.requireNonNull(content)) : content);
        }
        return values;
    }

    private static Object component(Object owner, Leaf leaf, Object target) {
        ToOneAttribute toOne = (ToOneAttribute) leaf.attribute();
        Object key = ColumnSource.keyOf(toOne.target(), target);
        if (key == null || Lifecycle.of(States.of(target)) == Lifecycle.TRANSIENT) {
            throw new InvalidStateException(
                    StateMessage.UNSAVED_REFERENCE,
                    Keys.describe(owner),
                    toOne.name(),
                    target.getClass().getSimpleName());
        }
        return Keys.component(key, leaf.component(), toOne.joinColumns().size());
    }
}
