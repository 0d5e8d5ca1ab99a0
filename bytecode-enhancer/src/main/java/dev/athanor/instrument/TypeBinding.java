package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * What an open factory knows of a woven class. Lives on the class, so that instances without a session take part in
 * attribute events too. Implementations are immutable and shared by all threads.
 */
public interface TypeBinding {
    /**
     * Whether writes to and first reads of this attribute are events: relationships, collections, embeddables and
     * mutable basic values.
     *
     * @param attribute attribute number
     */
    boolean isEvented(int attribute);

    /**
     * Whether instances without a session remember what has changed, and what it was before, as attached ones do. Never for
     * embeddables.
     */
    default boolean remembersUnowned() {
        return false;
    }

    /**
     * The program assigns an evented attribute. Called before the field is written, with or without a session. Whoever
     * implements it reports the change with {@link InstanceState#writing} as soon as nothing can refuse it any more.
     *
     * @param instance the instance
     * @param attribute attribute number
     * @param old the field's content
     * @param value what the program assigns
     * @return what the field will hold: the value itself, or a tracked collection in its place
     */
    @Nullable Object assigning(Object instance, int attribute, @Nullable Object old, @Nullable Object value);

    /**
     * The program reads an attribute of an instance that has no session: an evented one, or one that is not loaded. On
     * return the field holds what may be handed out.
     *
     * @param instance the instance
     * @param attribute attribute number
     */
    void readingUnowned(Object instance, int attribute);

    /**
     * The program writes an attribute of an instance that has no session and has forgotten what the attribute held: whoever must know what
     * it was refuses.
     *
     * @param instance the instance
     * @param attribute attribute number
     */
    default void replacingForgotten(Object instance, int attribute) {
        // Most attributes can be written without being read.
    }

    /**
     * A description of everything in which two factories that bind the same class must agree (relationship cascade,
     * inverse sides, synchronisation), for comparison and for the error message.
     */
    String signature();
}
