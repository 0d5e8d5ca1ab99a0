package dev.athanor.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * How a collection compares what it holds with what its rows hold. Entities are compared by identity and are their own
 * images; values are compared by an image that a later change of the value does not reach. Immutable; one per attribute.
 */
public interface ElementRule {
    /** Elements with rows of their own. */
    ElementRule ENTITIES = new ElementRule() {
        @Override
        public boolean isIdentity() {
            return true;
        }

        @Override
        public boolean isImmutable() {
            return true;
        }

        @Override
        public boolean changesUnseen() {
            return false;
        }

        @Override
        public @Nullable Object image(@Nullable Object element) {
            return element;
        }

        @Override
        public Object keyImage(@Nullable Object key) {
            throw new IllegalStateException("the rows have no keys");
        }

        @Override
        public void joins(Object owner, int attribute, @Nullable Object element) {
            // Entities report to their session.
        }
    };

    /** Whether an element is compared by identity, and is its own image. */
    boolean isIdentity();

    /** Whether an element cannot change without leaving and joining. */
    boolean isImmutable();

    /** Whether an element can change without telling anybody, so that its image is taken when it arrives. */
    boolean changesUnseen();

    /**
     * What stands for an element in comparisons: itself, or something with equals and hashCode.
     *
     * @param element an element
     */
    @Nullable Object image(@Nullable Object element);

    /**
     * What stands for the key of a map in comparisons, with equals and hashCode.
     *
     * @param key a key
     */
    Object keyImage(@Nullable Object key);

    /**
     * An element belongs to a collection from now on, and tells its owner when it changes.
     *
     * @param owner entity or embeddable
     * @param attribute the collection's attribute number
     * @param element the element
     */
    void joins(Object owner, int attribute, @Nullable Object element);
}
