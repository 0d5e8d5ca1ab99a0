package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.EntityConflictException;
import dev.athanor.message.KeyException;
import dev.athanor.message.StateMessage;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a flush demands of primary keys before it sends anything: that new rows will have one, which nobody else has, and that those of
 * others stay as they are. {@code athanor.flush.key-check} leaves the former two to the database, {@code athanor.mutable-keys} takes
 * the latter back.
 */
final class KeyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private final PersistenceContext context;
    private final boolean ofNew;
    private final boolean ofOthers;

    KeyCheck(PersistenceContext context) {
        this.context = context;
        this.ofNew = context.rules().is(Switch.KEY_CHECK, Choices.KeyCheck.FLUSH);
        this.ofOthers = !context.rules().isOn(Switch.MUTABLE_KEYS);
    }

    /** Demands that the key of a new instance is known, or will be. */
    void requireKey(Object instance) {
        if (!ofNew) {
            return;
        }
        InstanceState state = States.of(instance);
        Mapper mapper = Mapper.of(instance);
        if (Keys.of(mapper, instance) == null
                && !PersistOperation.isKeyPending(mapper, state)
                && !isKeyToCome(mapper, instance)) {
            throw PersistOperation.missingKey(mapper, instance);
        }
    }

    /** Whether other instances determine what the key lacks: they are inserted first. */
    private static boolean isKeyToCome(Mapper mapper, Object instance) {
        for (KeyPart part : mapper.id()) {
            KeyPart.Origin origin = part.origin();
            if (part.get(instance) == null
                    && (origin == null || origin.reference().get(instance) == null)) {
                return false;
            }
        }
        return true;
    }

    /** Demands that no other instance has the key of a new one. */
    void requireFreeIdentity(Object instance) {
        if (!ofNew) {
            return;
        }
        Mapper mapper = Mapper.of(instance);
        Object key = PersistOperation.isKeyPending(mapper, States.of(instance)) ? null : Keys.of(mapper, instance);
        if (key != null && context.claim(mapper, key, instance) != instance) {
            throw new EntityConflictException(StateMessage.TAKEN_IDENTITY, Keys.describe(mapper, key));
        }
    }

    /**
     * A new instance, about to be inserted, has the key of another one that keeps its row.
     *
     * @param present the other one
     * @throws EntityConflictException unless it is left to the database to refuse the row
     */
    void meet(Object present) {
        if (ofNew) {
            throw new EntityConflictException(StateMessage.TAKEN_IDENTITY, Keys.describe(present));
        }
        if (LOG.isWarnEnabled()) {
            LOG.warn(StateMessage.TAKEN_KEY.text(Keys.describe(present)));
        }
    }

    /** Demands that a persistent instance has the key that its row has. */
    void requireSameKey(Object instance) {
        if (!ofOthers) {
            return;
        }
        InstanceState state = States.of(instance);
        Mapper mapper = Mapper.of(instance);
        for (Attribute id : mapper.idAttributes()) {
            boolean taken = id instanceof ToOneAttribute && state.isLoaded(id.number()) && id.get(instance) == null;
            if (state.isChanged(id.number()) && (taken || !Objects.equals(state.key, Keys.of(mapper, instance)))) {
                throw new KeyException(StateMessage.CHANGED_KEY, Keys.describe(mapper, state.key));
            }
        }
    }
}
