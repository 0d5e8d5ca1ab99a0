package dev.athanor.internal.state;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an element or a map key was: the values that its columns hold, which later changes of the object do not reach.
 * Two images are equal if the rows would hold the same. Immutable.
 */
public final class ElementImage {
    private final Attribute attribute;
    private final @Nullable Object[] leaves;
    private final int hash;

    /**
     * Takes the image of a value.
     *
     * @param attribute what the collection's rows say of it: basic, embedded or to-one
     * @param value the element or key
     */
    public ElementImage(Attribute attribute, @Nullable Object value) {
        this.attribute = attribute;
        if (attribute instanceof EmbeddedAttribute embedded) {
            leaves = EmbeddedValues.copy(embedded, value);
        } else {
            leaves = new Object[] {attribute instanceof BasicAttribute basic ? basic.copy(value) : value};
        }
        int sum = 0;
        for (int i = 0; i < leaves.length; i++) {
            sum = 31 * sum + hash(leaf(i), leaves[i]);
        }
        hash = sum;
    }

    private Attribute leaf(int position) {
        if (!(attribute instanceof EmbeddedAttribute embedded)) {
            return attribute;
        }
        List<Attribute> path = embedded.leaves().get(position);
        return path.get(path.size() - 1);
    }

    private static int hash(Attribute leaf, @Nullable Object value) {
        return leaf instanceof BasicAttribute basic ? basic.hash(value) : System.identityHashCode(value);
    }

    /** The value of a leaf, in the order of {@link EmbeddedAttribute#leaves}; of other attributes there is one. */
    public @Nullable Object value(int position) {
        return leaves[position];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ElementImage that) || hash != that.hash || leaves.length != that.leaves.length) {
            return false;
        }
        for (int i = 0; i < leaves.length; i++) {
            boolean same = leaf(i) instanceof BasicAttribute basic
                    ? basic.isSame(leaves[i], that.leaves[i])
                    : leaves[i] == that.leaves[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return attribute + " " + Arrays.toString(leaves);
    }
}
