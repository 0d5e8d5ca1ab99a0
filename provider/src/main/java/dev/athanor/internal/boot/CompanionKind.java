package dev.athanor.internal.boot;

/** How fields are reached. */
public enum CompanionKind {
    /** By classes that are generated at first use. */
    GENERATED,
    /** By reflection: slower, for environments that do not let classes be defined. */
    REFLECTIVE
}
