package dev.athanor.internal.collection;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which collection an attribute holds. Immutable; one per attribute.
 *
 * @param form what the attribute is declared as
 * @param elements how elements are compared
 * @param isOrdered whether it is a list whose positions are written
 * @param keyOf gives the map key of an element that was read from the database; null if the rows bring entries
 * @param events hears of members before they come and go; null if the session hears of them afterwards
 * @param access what the program may do with it as a whole
 */
public record CollectionKind(
        Form form,
        ElementRule elements,
        boolean isOrdered,
        @Nullable Function<Object, @Nullable Object> keyOf,
        @Nullable MemberEvents events,
        Access access) {
    /** What the program sees. */
    public enum Form {
        /** Declared as List or Collection. */
        LIST,
        /** Declared as Set. */
        SET,
        /** Declared as Map. */
        MAP
    }

    /** What the program may do with a collection as a whole. */
    public enum Access {
        /** It is in memory, or loaded when its members are needed. */
        LOADED,
        /** Never in memory: the database is asked each time. */
        DYNAMIC,
        /** Never in memory, and never asked for but by a query. */
        WRITE_ONLY
    }

    /** Entities, declared as List or Collection. */
    public static final CollectionKind LIST =
            new CollectionKind(Form.LIST, ElementRule.ENTITIES, false, null, null, Access.LOADED);

    /** Entities, declared as Set. */
    public static final CollectionKind SET =
            new CollectionKind(Form.SET, ElementRule.ENTITIES, false, null, null, Access.LOADED);

    /**
     * Entities, declared as Map.
     *
     * @param keyOf gives the map key of an element that was read from the database
     */
    public static CollectionKind map(Function<Object, @Nullable Object> keyOf) {
        return new CollectionKind(Form.MAP, ElementRule.ENTITIES, false, keyOf, null, Access.LOADED);
    }

    /** The same for an owner of which something else is said. */
    public CollectionKind with(Access other) {
        return other == access ? this : new CollectionKind(form, elements, isOrdered, keyOf, events, other);
    }

    /** Whether an addition needs to know neither the members nor what becomes of the element afterwards. */
    boolean canQueue() {
        return !isOrdered && elements.isImmutable() && events == null;
    }

    /** Whether nothing but changes is kept in memory. */
    public boolean isQueue() {
        return access != Access.LOADED;
    }

    /** Whether the members come as entries, with keys that the rows have beside the elements. */
    boolean hasEntries() {
        return form == Form.MAP && keyOf == null;
    }
}
