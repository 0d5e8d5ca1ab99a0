package dev.athanor.internal.mapping;

/** How a hierarchy of entity types is laid out in tables. */
public enum Inheritance {
    /** The type has neither a superclass nor a subclass that is an entity, and does not ask for a layout. */
    NONE,
    /** All types of the hierarchy share one table. */
    SINGLE_TABLE,
    /** Each type has a table for what it adds. */
    JOINED,
    /** Each concrete type has a table for all that it has; rows of a type are those of several tables. */
    TABLE_PER_CLASS
}
