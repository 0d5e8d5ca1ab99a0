package dev.athanor.internal.operation;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import java.util.List;

/** How the state of one instance goes over to another of the same identity, attribute by attribute. For one call of merge. */
interface StateCopy {
    /** Whether the source has anything to say of an attribute. */
    boolean isCopied(Mapper mapper, Object source, Attribute attribute);

    /**
     * What a relationship of the source leads to.
     *
     * @return the objects in order, without nulls
     */
    List<Object> members(Object source, Attribute relationship);

    /** Loads what the target must have in memory before a relationship of it is written, and what it leads to is looked for. */
    void prepare(Object target, Attribute attribute);

    /** Copies one attribute; the instances that a relationship leads to have been merged. */
    void copy(Object source, Object target, Attribute attribute);

    /** All attributes of an instance have been copied. */
    void complete(Mapper mapper, Object source, Object target);
}
