package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * Companion of one level of a class hierarchy: creates instances and reaches the fields that this level declares, by
 * slot, without events. Generated as a hidden nest mate of the class; the reflective twin gives the same results.
 */
public interface EntityAccess {
    /**
     * A new instance made by the no-argument constructor.
     *
     * @throws InstantiationException if the class is abstract
     */
    Object newInstance() throws InstantiationException;

    /**
     * Reads a field of this level.
     *
     * @param target the instance
     * @param slot the position in the list of fields with which the companion was made
     */
    @Nullable Object get(Object target, int slot);

    /**
     * Writes a field of this level.
     *
     * @param target the instance
     * @param slot the position in the list of fields with which the companion was made
     * @param value the new content; null leaves a primitive field at its default
     */
    void set(Object target, int slot, @Nullable Object value);
}
