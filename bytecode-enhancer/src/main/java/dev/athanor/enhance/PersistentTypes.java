package dev.athanor.enhance;

import java.util.Collection;
import java.util.Set;

/**
 * Which classes are persistent: those with one of the three annotations, and those named by a mapping file. Immutable.
 */
public final class PersistentTypes {
    private static final Set<String> ANNOTATIONS = Set.of(
            "Ljakarta/persistence/Entity;",
            "Ljakarta/persistence/MappedSuperclass;",
            "Ljakarta/persistence/Embeddable;");

    private static final PersistentTypes ANNOTATED = new PersistentTypes(Set.of());

    private final Set<String> named;

    private PersistentTypes(Set<String> named) {
        this.named = named;
    }

    /** The classes that carry {@code @Entity}, {@code @MappedSuperclass} or {@code @Embeddable}. */
    public static PersistentTypes annotated() {
        return ANNOTATED;
    }

    /**
     * The annotated classes, and these.
     *
     * @param classNames binary names, as in a mapping file
     */
    public static PersistentTypes annotatedAnd(Collection<String> classNames) {
        return new PersistentTypes(Set.copyOf(classNames));
    }

    boolean contains(ClassFacts facts) {
        if (!facts.isPlainClass()) {
            return false;
        }
        for (String annotation : facts.annotations()) {
            if (ANNOTATIONS.contains(annotation)) {
                return true;
            }
        }
        return named.contains(facts.className());
    }
}
