package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * An instance that holds an embeddable, and in which attribute. One holder is stored as such, several as an array: the
 * first is nearly always the only one.
 *
 * @param holder entity or embeddable that holds the value
 * @param attribute the holder's attribute
 */
public record EmbeddableParent(Object holder, int attribute) {

    static Object add(@Nullable Object present, Object holder, int attribute) {
        EmbeddableParent parent = new EmbeddableParent(holder, attribute);
        if (present == null) {
            return parent;
        }
        if (present instanceof EmbeddableParent one) {
            return one.isSame(parent) ? one : new EmbeddableParent[] {one, parent};
        }
        EmbeddableParent[] many = (EmbeddableParent[]) present;
        for (EmbeddableParent one : many) {
            if (one.isSame(parent)) {
                return many;
            }
        }
        EmbeddableParent[] grown = java.util.Arrays.copyOf(many, many.length + 1);
        grown[many.length] = parent;
        return grown;
    }

    static java.util.List<EmbeddableParent> all(@Nullable Object parents) {
        if (parents instanceof EmbeddableParent one) {
            return java.util.List.of(one);
        }
        return parents instanceof EmbeddableParent[] many ? java.util.List.of(many) : java.util.List.of();
    }

    static void tell(Object parents, Object embeddable) {
        if (parents instanceof EmbeddableParent one) {
            one.tell(embeddable);
        } else if (parents instanceof EmbeddableParent[] many) {
            for (EmbeddableParent one : many) {
                one.tell(embeddable);
            }
        }
    }

    /** The holder's attribute changes as a whole; a holder that has since let go of the value finds no net change. */
    private void tell(Object embeddable) {
        Object held = holder instanceof Instrumented woven ? woven.$athanor$get(attribute) : embeddable;
        States.of(holder).writing(holder, attribute, held);
    }

    private boolean isSame(EmbeddableParent other) {
        return holder == other.holder && attribute == other.attribute;
    }
}
