package dev.athanor.internal.semantics;

/** A set of values for all switches: the property {@code athanor.semantics}. */
public enum Profile {
    /** What Jakarta Persistence requires. */
    STANDARD,
    /** What SQLAlchemy documents. */
    SQLALCHEMY
}
