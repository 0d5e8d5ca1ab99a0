package dev.athanor.internal.session;

import dev.athanor.AutoflushBlock;
import dev.athanor.ElementQuery;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.OrphanRule;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.ElementSource;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeLoader;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The session as its instances see it: they report what is read of them and written to them, and whoever handles them has the engine
 * load what they lack. Loads happen at the first touch. For one thread at a time.
 */
public final class SessionInstances implements StateOwner, AttributeLoader, ElementSource {
    private final Session session;

    SessionInstances(Session session) {
        this.session = session;
    }

    /** The session. */
    public Session session() {
        return session;
    }

    private PersistenceContext context() {
        return session.context();
    }

    // ---- what attached instances report ---------------------------------------------------------------------------

    @Override
    public void reading(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        if (isPendingKey(mapper, state, attribute)) {
            // Reading the key inserts the row, if there is a transaction to insert it in; else it is unknown for now.
            if (!session.isFlushing()
                    && session.transaction().isActive()
                    && !session.rules().is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.DELAYED)) {
                session.flushes().insertNow(instance);
            }
            return;
        }
        lazily(() -> session.lazy().read(instance, attribute));
    }

    /** No method of the EntityManager is there to see what a load at first touch throws. */
    private void lazily(Runnable load) {
        try {
            load.run();
        } catch (RuntimeException e) {
            session.transaction().noteFailure(e);
            throw e;
        }
    }

    private static boolean isPendingKey(Mapper mapper, InstanceState state, int attribute) {
        return PersistOperation.isKeyPending(mapper, state)
                && mapper.id().get(0).attribute().number() == attribute;
    }

    @Override
    public void readingQuietly(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        if (!session.isFlushing() && session.isOpen() && !PersistOperation.isKeyPending(mapper, state)) {
            session.lazy().read(instance, attribute);
        }
    }

    @Override
    public void changing(Object instance, int number, @Nullable Object old) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Attribute attribute = mapper.attribute(number);
        for (BasicAttribute computed : mapper.computedValues()) {
            noteComputed(instance, state, computed, computed == attribute);
        }
        if (attribute == null) {
            state.clearChanged(number);
            return;
        }
        if (state.committed(number) == InstanceState.NOT_LOADED && mustBeKnown(mapper, state, attribute)) {
            state.markUnloaded(number);
            session.lazy().fetch(instance, number);
            state.markChanged(number, attribute.get(instance));
            state.markLoaded(number, true);
        }
        if (isKeyUnread(mapper, state, attribute)) {
            // What the row is found by must be known before it is another one.
            state.markUnloaded(number);
            reading(instance, number);
            state.writing(instance, number, attribute.get(instance));
            return;
        }
        if (attribute instanceof EmbeddedAttribute embedded && state.committed(number) != InstanceState.NOT_LOADED) {
            // The object changes in place: its columns are kept instead.
            state.keep(number, EmbeddedValues.copy(embedded, old));
            for (List<Attribute> path : embedded.collections()) {
                if (EmbeddedValues.leaf(old, path) instanceof TrackedCollection collection) {
                    collection.remember();
                }
            }
        }
        if (old instanceof TrackedCollection collection) {
            // Perhaps because an element changes in place.
            collection.remember();
        }
        context().noteModified(instance);
    }

    /** Whether a row is found by what an attribute was, so that it is read before it is written. */
    private boolean mustBeKnown(Mapper mapper, InstanceState state, Attribute attribute) {
        return Lifecycle.of(state) == Lifecycle.PERSISTENT
                && context().rules().isOn(Switch.MUTABLE_KEYS)
                && attribute instanceof BasicAttribute
                && (attribute == mapper.version() || mapper.idAttributes().contains(attribute));
    }

    private boolean isKeyUnread(Mapper mapper, InstanceState state, Attribute attribute) {
        return state.committed(attribute.number()) == InstanceState.NOT_LOADED
                && context().rules().isOn(Switch.MUTABLE_KEYS)
                && Lifecycle.of(state) == Lifecycle.PERSISTENT
                && attribute instanceof BasicAttribute
                && mapper.idAttributes().contains(attribute);
    }

    /** A getter of the program may look at any field: whether its value differs is seen when the flush compares. */
    private void noteComputed(Object instance, InstanceState state, BasicAttribute computed, boolean isWritten) {
        int number = computed.number();
        boolean note = isWritten
                ? state.committed(number) != InstanceState.NOT_LOADED
                : state.isLoaded(number) && !state.isChanged(number);
        if (note) {
            Object before = computed.copy(computed.get(instance));
            state.markChanged(number, before);
            state.keep(number, before);
            context().noteModified(instance);
        }
    }

    @Override
    public void initialize(Object instance, int attribute) {
        lazily(() -> session.lazy().initialize(instance, attribute));
    }

    @Override
    public void added(Object instance, int attribute, @Nullable Object element) {
        // The profile "standard" cascades at the flush, over the collections that changed.
    }

    @Override
    public void removed(Object instance, int attribute, @Nullable Object element) {
        OrphanRule.left(context(), instance, attribute, element);
    }

    @Override
    public void relating(Object instance, int attribute, Object target) {
        if (!session.holds(target)) {
            session.persist(target);
        }
    }

    @Override
    public void orphaned(Object instance) {
        session.detach(instance);
    }

    // ---- what the engine reads ------------------------------------------------------------------------------------

    @Override
    public void load(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        if (!(state.mapper instanceof Mapper mapper) || !isPendingKey(mapper, state, attribute)) {
            session.lazy().fetch(instance, attribute);
        }
    }

    @Override
    public Collection<?> members(Object instance, int attribute) {
        PluralAttribute plural = collection(instance, attribute);
        return plural != null && PluralValues.tracked(instance, plural).isQueue()
                ? ElementSearch.members(session, instance, plural)
                : session.lazy().members(instance, attribute);
    }

    @Override
    public @Nullable Object known(Object instance, int attribute) {
        return session.lazy().known(instance, reference(instance, attribute));
    }

    @Override
    public @Nullable Object former(Object instance, int attribute) {
        try (AutoflushBlock block = session.withoutAutoflush()) {
            return session.lazy().former(instance, reference(instance, attribute));
        }
    }

    private static @Nullable PluralAttribute collection(Object instance, int attribute) {
        return States.of(instance).mapper instanceof Mapper mapper
                        && mapper.attribute(attribute) instanceof PluralAttribute plural
                ? plural
                : null;
    }

    @Override
    public ElementQuery<Object> elements(Object owner, int attribute) {
        return ElementSearch.of(session, owner, Objects.requireNonNull(collection(owner, attribute)));
    }

    @Override
    public boolean isOrdered(Object owner, int attribute) {
        return ElementSearch.of(session, owner, Objects.requireNonNull(collection(owner, attribute)))
                .isOrdered();
    }

    @Override
    public boolean contains(Object owner, int attribute, @Nullable Object element) {
        return ElementSearch.of(session, owner, Objects.requireNonNull(collection(owner, attribute)))
                .contains(element);
    }

    private static ToOneAttribute reference(Object instance, int attribute) {
        Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
        return (ToOneAttribute) Objects.requireNonNull(mapper.attribute(attribute));
    }
}
