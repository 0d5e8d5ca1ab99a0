package dev.athanor.conformance.corpus;

/** Which end of a relationship has the foreign key, and how many targets there are. */
public enum RelationshipKind {
    /** Many targets, which have the foreign key. */
    ONE_TO_MANY,
    /** One target, the foreign key is here. */
    MANY_TO_ONE,
    /** One target, the foreign key is here, and each target has one owner. */
    ONE_TO_ONE_OWNING,
    /** One target, which has the foreign key. */
    ONE_TO_ONE_INVERSE,
    /** Many targets, with an association table. */
    MANY_TO_MANY
}
