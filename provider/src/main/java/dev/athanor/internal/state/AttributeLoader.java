package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The session as those see it who read attributes on behalf of the engine, below the packages that load. Unlike what instances report
 * when the program touches them, these reads are not refused where a loading strategy refuses the program.
 */
public interface AttributeLoader {
    /**
     * Loads what is missing of an attribute; of a collection its members too, unless it is one that is never loaded as a whole. On
     * return the field holds the value.
     *
     * @param instance an attached instance, or an embeddable of one
     * @param attribute attribute number
     */
    void load(Object instance, int attribute);

    /**
     * The members of a collection, what is queued for it included. Those of a collection that is never loaded as a whole are read
     * from the database and not kept.
     *
     * @param instance an attached instance, or an embeddable of one
     * @param attribute attribute number
     * @return a copy or a view, in order
     */
    Collection<?> members(Object instance, int attribute);

    /**
     * What a reference of the row leads to, as far as that is known without a statement: by the key that the row holds, whatever the
     * program has written since.
     *
     * @param instance an attached instance
     * @param attribute attribute number of a reference
     * @return the object, null if there is none, {@link InstanceState#NOT_LOADED} if it takes a statement to know
     */
    @Nullable Object known(Object instance, int attribute);

    /**
     * What a reference of the row leads to, by the key that the row holds, whatever the program has written since. May send a
     * statement, before which nothing is flushed; stores nothing in the instance.
     *
     * @param instance a persistent instance
     * @param attribute attribute number of a reference
     * @return the object, or null if there is none
     */
    @Nullable Object former(Object instance, int attribute);
}
