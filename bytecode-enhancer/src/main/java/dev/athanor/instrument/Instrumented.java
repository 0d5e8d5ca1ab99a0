package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * What every enhanced instance promises. Implemented by the enhancer on entities, mapped superclasses and embeddables;
 * programs never implement it themselves.
 *
 * <p>Attributes are addressed by number: all instance fields of the class hierarchy, superclass first, see {@link
 * AttributeIndex}. The two indexed accessors are raw: they neither load nor track. An instance is as thread-safe as the
 * entity it is: not at all.
 */
public interface Instrumented {
    /** Version of this contract. Stamped on each woven class; a mismatch is refused when the class is bound. */
    int CONTRACT = 1;

    /** The bookkeeping of this instance, created at the first call. */
    InstanceState $athanor$state();

    /** The attribute numbers of the run-time class of this instance. */
    AttributeIndex $athanor$index();

    /**
     * Reads a field without loading or tracking.
     *
     * @param attribute attribute number
     * @return the field's content, primitives boxed
     * @throws IndexOutOfBoundsException if the class hierarchy has no such attribute
     */
    @Nullable Object $athanor$get(int attribute);

    /**
     * Writes a field without loading or tracking. A final field is left alone.
     *
     * @param attribute attribute number
     * @param value the new content; null is allowed for reference fields only
     * @throws IndexOutOfBoundsException if the class hierarchy has no such attribute
     */
    void $athanor$set(int attribute, @Nullable Object value);
}
