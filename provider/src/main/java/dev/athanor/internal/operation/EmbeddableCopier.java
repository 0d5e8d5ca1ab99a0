package dev.athanor.internal.operation;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Copies an embeddable for another owner, and tells whether a copy is needed. */
final class EmbeddableCopier {
    private final BiFunction<Association, @Nullable Object, @Nullable Object> managed;

    /**
     * Creates the copier.
     *
     * @param managed gives the managed object for one that a reference inside the embeddable refers to
     */
    EmbeddableCopier(BiFunction<Association, @Nullable Object, @Nullable Object> managed) {
        this.managed = managed;
    }

    boolean isSame(EmbeddedAttribute embedded, @Nullable Object source, @Nullable Object target) {
        if (source == null || target == null) {
            return source == target;
        }
        for (Attribute attribute : embedded.attributes()) {
            Object value = attribute.get(source);
            Object present = attribute.get(target);
            boolean same;
            if (attribute instanceof BasicAttribute basic) {
                same = basic.type().isSame(value, present);
            } else if (attribute instanceof EmbeddedAttribute nested) {
                same = isSame(nested, value, present);
            } else {
                same = managed.apply((Association) attribute, value) == present;
            }
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Nullable Object copy(EmbeddedAttribute embedded, @Nullable Object source) {
        if (source == null) {
            return null;
        }
        List<ClassLevel> levels = embedded.levels();
        Object copy;
        try {
            copy = levels.get(levels.size() - 1).access().newInstance();
        } catch (InstantiationException e) {
            throw new IllegalStateException("the mapping lets no abstract embeddable pass: " + embedded, e);
        }
        for (Attribute attribute : embedded.attributes()) {
            Object value = attribute.get(source);
            if (attribute instanceof BasicAttribute basic) {
                value = basic.type().copy(value);
            } else if (attribute instanceof EmbeddedAttribute nested) {
                value = copy(nested, value);
            } else if (attribute instanceof ToOneAttribute toOne) {
                value = managed.apply(toOne, value);
            }
            AttributeWriter.write(copy, attribute, value);
        }
        return copy;
    }
}
