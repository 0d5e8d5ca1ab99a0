package dev.athanor.internal.cascade;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;

/**
 * Where a chain of events began: what the program did, to which relationship of which class. The event goes to the other side of
 * the relationship with its origin, which is how it is known there that it has come home.
 *
 * @param type the class of the instance that the program touched
 * @param association the relationship that it touched
 * @param act what it did
 */
record Origin(AttributeIndex type, Association association, Act act) {
    enum Act {
        /** A reference was assigned. */
        SET,
        /** An element was added to a collection. */
        APPEND,
        /** An element was removed from a collection, or a reference was dissolved. */
        REMOVE,
        /** A collection was assigned. */
        REPLACE
    }

    static Origin at(Object instance, Association association, Act act) {
        return new Origin(States.of(instance).index(), association, act);
    }

    boolean is(Object instance, Association other, Act what) {
        return act == what
                && association == other
                && type == States.of(instance).index();
    }

    /** Whether the program has touched this side of the relationship. */
    boolean isAt(Association side) {
        return association.name().equals(side.name());
    }
}
