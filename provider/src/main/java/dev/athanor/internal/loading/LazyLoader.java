package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.message.RaiseLoadException;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers the first touch of an attribute of an attached instance: loads it, where the session does so together with that of peers
 * that will want the same, and remembers mutable values before they are handed out. One per session.
 */
public final class LazyLoader {
    private final LoadContext load;
    private final OwnerRow row;
    private final ReferenceLoader references;
    private final CollectionLoader collections;

    /**
     * Creates the loader.
     *
     * @param load what loaders need of the session
     */
    public LazyLoader(LoadContext load) {
        this.load = load;
        this.row = new OwnerRow(load);
        this.references = new ReferenceLoader(load, row);
        this.collections = new CollectionLoader(load, row);
    }

    /**
     * The program reads an attribute that is not direct. On return the field holds what may be handed out.
     *
     * @throws RaiseLoadException if it is not loaded, and its loading strategy is to refuse that
     */
    public void read(Object instance, int number) {
        read(instance, number, true);
    }

    /** The engine reads an attribute that is not loaded: like {@link #read}, but of a collection it wants the members too. */
    public void fetch(Object instance, int number) {
        if (States.of(instance).mapper instanceof Mapper mapper) {
            read(instance, number, false);
            if (mapper.attribute(number) instanceof PluralAttribute plural
                    && !PluralValues.isInitialized(instance, plural)) {
                collections.initialize(instance, number, false);
            }
        } else {
            // The collection of an embeddable: it is in place already.
            collections.initialize(instance, number, false);
        }
    }

    private void read(Object instance, int number, boolean byProgram) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Attribute attribute = mapper.attribute(number);
        if (attribute == null) {
            // Not persistent: whatever the field holds is the value.
            state.markLoaded(number, true);
            return;
        }
        if (!state.isLoaded(number)) {
            load(instance, state, attribute, byProgram);
        }
        if (byProgram
                && attribute instanceof PluralAttribute plural
                && load.loadsReadCollections()
                && row.exists(state)
                && !isThere(instance, plural)) {
            collections.initialize(instance, number, true);
        }
        if (attribute.changesUnseen() && state.isLoaded(number)) {
            load.context().handOut(instance, attribute);
        }
        AttributeEvents.handOut(instance, attribute);
    }

    private static boolean isThere(Object instance, PluralAttribute plural) {
        TrackedCollection collection = PluralValues.tracked(instance, plural);
        return collection.isInitialized() || collection.isQueue();
    }

    private void load(Object instance, InstanceState state, Attribute attribute, boolean byProgram) {
        if (!row.exists(state)) {
            if (attribute instanceof ToOneAttribute toOne) {
                references.loadBeforeInsert(instance, state, toOne);
            }
        } else if (attribute instanceof PluralAttribute plural) {
            // The collection itself loads when its members are needed.
            PluralValues.tracked(instance, plural);
        } else if (state.isChanged(attribute.number())) {
            // The program has taken the value away: there is none until the flush has said so to the row.
            return;
        } else if (attribute instanceof ToOneAttribute toOne) {
            references.load(instance, state, toOne, byProgram);
        } else if (!state.isAbsent(attribute.number())) {
            row.flushBefore(instance, state);
            row.loadValue(instance, state, attribute);
        }
    }

    /**
     * A tracked collection needs its members.
     *
     * @param owner the entity or embeddable whose attribute it is
     * @throws RaiseLoadException if its loading strategy is to refuse that
     */
    public void initialize(Object owner, int number) {
        collections.initialize(owner, number, true);
    }

    /** An owner without which nothing can be said of its collections has its key, or reads its row. */
    public void requireKey(Object entity) {
        row.requireKey(entity, States.of(entity));
    }

    /** The members of a collection for the engine, which are loaded if need be. */
    public Collection<?> members(Object owner, int number) {
        return collections.members(owner, number);
    }

    /**
     * What a reference leads to by the key that the row holds, without a statement.
     *
     * @return the object, null if there is none, {@link InstanceState#NOT_LOADED} if it takes a statement to know
     */
    public @Nullable Object known(Object instance, ToOneAttribute toOne) {
        return references.known(instance, toOne);
    }

    /** What a reference leads to by the key that the row holds; stores nothing, flushes nothing. */
    public @Nullable Object former(Object instance, ToOneAttribute toOne) {
        return references.former(instance, toOne);
    }
}
