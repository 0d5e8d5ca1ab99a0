package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * The session behind an attached instance, as the instance sees it: the one upward call of the architecture. Called
 * from woven code on the thread that touches the entity, and by tracked collections.
 */
public interface StateOwner {
    /**
     * The program reads an attribute whose value cannot be handed out directly: it is not loaded, or it is mutable and
     * must be remembered before it is handed out. On return the field holds the value.
     *
     * @param instance the attached instance (for a value inside an embeddable: the embeddable)
     * @param attribute attribute number
     */
    void reading(Object instance, int attribute);

    /**
     * Like {@link #reading}, inside equals, hashCode or toString: loads if it can, and otherwise leaves the field as it
     * is. Never throws because a value cannot be had.
     *
     * @param instance the attached instance (for a value inside an embeddable: the embeddable)
     * @param attribute attribute number
     */
    void readingQuietly(Object instance, int attribute);

    /**
     * The program is about to change an attribute for the first time since the last flush. Called before the field is
     * written; the state already knows the attribute as changed.
     *
     * @param instance the attached instance
     * @param attribute attribute number
     * @param old the field's content before the change (meaningless if the attribute was not loaded)
     */
    void changing(Object instance, int attribute, @Nullable Object old);

    /**
     * A tracked collection needs its members.
     *
     * @param instance owner of the collection
     * @param attribute the collection attribute
     */
    void initialize(Object instance, int attribute);

    /**
     * An element joined a tracked collection of an attached instance, or is queued to join it.
     *
     * @param instance owner of the collection
     * @param attribute the collection attribute
     * @param element the element
     */
    void added(Object instance, int attribute, @Nullable Object element);

    /**
     * An element left a tracked collection of an attached instance, or is queued to leave it.
     *
     * @param instance owner of the collection
     * @param attribute the collection attribute
     * @param element the element
     */
    void removed(Object instance, int attribute, @Nullable Object element);

    /**
     * The program relates an object to an attached instance, in an attribute whose events cascade: the object joins the
     * session, if it is not in it.
     *
     * @param instance the attached instance
     * @param attribute the relationship
     * @param target the object at its far end
     * @throws RuntimeException if the object cannot join; then the attribute stays as it is
     */
    default void relating(Object instance, int attribute, Object target) {}

    /**
     * A pending instance is left behind without an owner that it needs: it leaves the session.
     *
     * @param instance the pending instance
     */
    default void orphaned(Object instance) {}
}
