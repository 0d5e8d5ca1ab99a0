package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What it means that an instance expires: it forgets what it holds, changes and queued changes of collections included, and reads it
 * anew at the next touch. What was never loaded stays so. Loads nothing itself. SQLAlchemy 2.0, "Refreshing / Expiring".
 */
public final class Expiry {
    /** All of the instance was expired, and nothing of it has been read since. */
    private static final int EXPIRED = 1 << 21;

    private Expiry() {}

    /** Whether all of the instance was expired, and its row was not read since: whether the row is still there is unknown. */
    public static boolean isExpired(InstanceState state) {
        return (state.flags & EXPIRED) != 0;
    }

    /** Whether nothing but the key is known of a persistent instance, and not whether its row is there. */
    public static boolean isUnread(InstanceState state) {
        return PersistenceContext.isReference(state) || isExpired(state);
    }

    /** A row was read for the instance, or written for it. */
    public static void clear(InstanceState state) {
        state.flags &= ~EXPIRED;
    }

    /** Expires an instance with a row as a whole: a persistent one, or one that is in no session. It has no changes afterwards. */
    public static void expire(PersistenceContext context, Object instance) {
        InstanceState state = States.of(instance);
        if (!(state.mapper instanceof Mapper mapper)) {
            return;
        }
        boolean reference = PersistenceContext.isReference(state);
        for (Attribute attribute : mapper.attributes()) {
            if (reference && mapper.idAttributes().contains(attribute)) {
                // Of the row nothing was ever read, and of the key nothing can differ.
                continue;
            }
            if (state.isLoaded(attribute.number())) {
                forget(instance, state, attribute);
            } else if (attribute instanceof BasicAttribute) {
                // What was taken away is forgotten too, and what the row was inserted without may be there now.
                state.markExpired(attribute.number());
            } else {
                state.markUnloaded(attribute.number());
            }
            forgetKey(state, attribute);
        }
        state.clearAllChanged();
        if (state.parentage() instanceof Parentage owners) {
            owners.expire();
        }
        if (!mapper.isWoven()) {
            // What the program has written to it is no change any more; it is read when it is found the next time.
            Snapshots.take(mapper, instance);
        }
        state.flags |= EXPIRED;
        PersistenceContext.forgetModified(state);
        context.modified().remove(instance);
    }

    /** Expires all persistent instances of a session. */
    public static void expireAll(PersistenceContext context) {
        for (Object instance : context.identityMap().all()) {
            expire(context, instance);
        }
    }

    /**
     * Expires some attributes of a persistent instance, loaded or not. It still counts as written to.
     *
     * @param context the session's data
     * @param instance the instance
     * @param attributes which of its attributes
     */
    public static void expire(PersistenceContext context, Object instance, Collection<Attribute> attributes) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : attributes) {
            forget(instance, state, attribute);
            forgetKey(state, attribute);
        }
    }

    /** A foreign key that no attribute shows is read with the row. */
    private static void forgetKey(InstanceState state, Attribute attribute) {
        if (attribute instanceof ToOneAttribute toOne
                && toOne.isOwning()
                && toOne.keyAttributes().isEmpty()) {
            HeldKeys.set(state, toOne, InstanceState.NOT_LOADED);
        }
    }

    private static void forget(Object instance, InstanceState state, Attribute attribute) {
        if (attribute.get(instance) instanceof TrackedCollection tracked) {
            // The collection that the program has stays the attribute's, and loads itself.
            tracked.reset();
            if (tracked.isQueue()) {
                state.markUnloaded(attribute.number());
            } else {
                state.clearChanged(attribute.number());
            }
        } else if (attribute instanceof ToOneAttribute toOne) {
            state.markExpired(attribute.number());
            if (((Mapper) Objects.requireNonNull(state.mapper)).isWoven()) {
                // Its target must not live on because of it. Where nobody is asked before the field is read, it stays.
                toOne.set(instance, null);
            }
        } else {
            state.markExpired(attribute.number());
        }
    }

    /**
     * Says of a detached instance that whatever it does not hold is to be read.
     *
     * @param mapper its mapper
     * @param instance a detached instance that no session has loaded
     */
    public static void expireUnloaded(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (!state.isLoaded(attribute.number())) {
                state.markExpired(attribute.number());
                forgetKey(state, attribute);
            }
        }
        clear(state);
    }

    /**
     * Takes values out of fields that are not loaded, for an instance that will never load them: it is new again.
     *
     * @param mapper its mapper
     * @param instance a transient instance
     */
    public static void clearUnloaded(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof PluralAttribute) {
                if (attribute.get(instance) instanceof TrackedCollection tracked
                        && !tracked.isInitialized()
                        && !tracked.isQueue()) {
                    tracked.fill(List.of());
                    tracked.renew();
                    state.markUnloaded(attribute.number());
                }
            } else if (mapper.isWoven() && !state.isLoaded(attribute.number())) {
                attribute.set(instance, attribute instanceof BasicAttribute basic ? initial(basic.javaType()) : null);
            }
        }
    }

    private static @Nullable Object initial(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
