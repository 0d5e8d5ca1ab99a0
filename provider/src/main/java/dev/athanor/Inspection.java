package dev.athanor;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance. A live view: each call tells what is true then. No call flushes or changes anything, and none
 * loads, but that the history of an unloaded one-to-one whose foreign key is in the other table may read that row. For one
 * thread at a time, like the instance. SQLAlchemy 2.0, {@code InstanceState}.
 */
public interface Inspection {
    /** The instance. */
    Object entity();

    /** Its state. */
    EntityState state();

    /** The session that it is in, as pending, persistent or deleted; or null. */
    @Nullable AthanorSession session();

    /** The primary key under which its row is known, as {@code find} takes it; null if it has no row. */
    @Nullable Object key();

    /** The names of the attributes that are in memory, in the order of the mapping: loaded, or set by the program. */
    Set<String> loaded();

    /** The names of the attributes that were forgotten because the row may have changed, and are read anew at the next touch. */
    Set<String> expired();

    /** The names of the attributes that are not in memory, whether they ever were or not. */
    Set<String> unloaded();

    /**
     * What a loaded attribute holds. The elements of a collection come as a list that the program may keep.
     *
     * @param attribute the name
     * @throws IllegalArgumentException if there is no such attribute
     * @throws IllegalStateException if it is not loaded
     */
    @Nullable Object value(String attribute);

    /**
     * What a flush would find changed in an attribute.
     *
     * @param attribute the name
     * @throws IllegalArgumentException if there is no such attribute
     */
    AttributeHistory history(String attribute);

    /** Whether any attribute has a net change that is not flushed. */
    boolean isModified();
}
