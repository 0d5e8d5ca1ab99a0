package dev.athanor.internal.state;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An embeddable as the flat list of its leaves, nested embeddables resolved: what its owner keeps as the committed
 * value, because the object itself changes in place.
 */
public final class EmbeddedValues {
    private EmbeddedValues() {}

    /**
     * The leaf at the end of a path.
     *
     * @param value the embeddable, or null
     * @param path the attributes that lead to the leaf
     * @return the leaf's value; null if an embeddable on the way is null
     */
    public static @Nullable Object leaf(@Nullable Object value, List<Attribute> path) {
        Object at = value;
        for (Attribute step : path) {
            if (at == null) {
                return null;
            }
            at = step.get(at);
        }
        return at;
    }

    /** Copies all leaves of an embeddable, and behind them the references to its collections. */
    public static @Nullable Object[] copy(EmbeddedAttribute embedded, @Nullable Object value) {
        List<List<Attribute>> paths = embedded.leaves();
        List<List<Attribute>> collections = embedded.collections();
        @Nullable Object[] leaves = new Object[paths.size() + collections.size()];
        for (int i = 0; i < collections.size(); i++) {
            // Collections know themselves what they were.
            leaves[paths.size() + i] = leaf(value, collections.get(i));
        }
        for (int i = 0; i < paths.size(); i++) {
            List<Attribute> path = paths.get(i);
            Object leaf = leaf(value, path);
            leaves[i] = path.get(path.size() - 1) instanceof BasicAttribute basic ? basic.copy(leaf) : leaf;
        }
        return leaves;
    }

    /**
     * Whether the columns of an embeddable would hold the same as before.
     *
     * @param embedded the attribute
     * @param before its leaves
     * @param value the embeddable as it is now
     */
    static boolean isSame(EmbeddedAttribute embedded, @Nullable Object[] before, @Nullable Object value) {
        List<List<Attribute>> paths = embedded.leaves();
        for (int i = 0; i < paths.size(); i++) {
            List<Attribute> path = paths.get(i);
            Object now = leaf(value, path);
            boolean same = path.get(path.size() - 1) instanceof BasicAttribute basic
                    ? basic.isSame(before[i], now)
                    : before[i] == now;
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
