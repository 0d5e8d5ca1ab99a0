package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import java.util.Objects;

/**
 * No row may refer to an object that has none: a new or removed target of a relationship that is written, and that
 * PERSIST does not travel along, is refused before anything is sent. A detached target is written by its key. Jakarta
 * Persistence 3.2, section 3.3.4.
 */
final class ReachabilityCheck {
    private ReachabilityCheck() {}

    /**
     * Checks all that an instance newly refers to.
     *
     * @throws InvalidStateException if a target has no row and will have none
     */
    static void check(Object instance, boolean isNew) {
        InstanceState state = States.of(instance);
        for (AssociationPath path : ((Mapper) Objects.requireNonNull(state.mapper)).associations()) {
            if (isNew || state.isChanged(path.entityAttribute())) {
                if (path.association().mappedBy() == null) {
                    check(instance, path);
                } else if (path.association() instanceof ToOneAttribute) {
                    checkInverse(instance, path);
                }
            }
        }
    }

    /**
     * The rows do not know of the inverse side, so that a removed target harms nobody. That a new one is forgotten would
     * be a surprise. Collections often hold more than the program wants to keep, and are left alone.
     */
    private static void checkInverse(Object instance, AssociationPath path) {
        for (Object target : CascadeWalker.newTargets(instance, path)) {
            if (isUnsaved(target)) {
                throw refused(StateMessage.UNSAVED_REFERENCE, instance, path, target);
            }
        }
    }

    /**
     * Checks what an instance newly refers to through one relationship.
     *
     * @throws InvalidStateException if a target has no row and will have none
     */
    static void check(Object instance, AssociationPath path) {
        for (Object target : CascadeWalker.newTargets(instance, path)) {
            CascadeWalker.requireType(instance, path.association(), target);
            if (Lifecycle.isRemoved(States.of(target))) {
                throw refused(StateMessage.REMOVED_REFERENCE, instance, path, target);
            }
            if (isUnsaved(target)) {
                throw refused(StateMessage.UNSAVED_REFERENCE, instance, path, target);
            }
        }
    }

    /** Whether no row of an object exists, and none is about to. */
    static boolean isUnsaved(Object target) {
        return Lifecycle.of(States.of(target)) == Lifecycle.TRANSIENT;
    }

    private static InvalidStateException refused(
            StateMessage message, Object instance, AssociationPath path, Object target) {
        return new InvalidStateException(
                message,
                Keys.describe(instance),
                path.attribute().name(),
                message == StateMessage.UNSAVED_REFERENCE ? target.getClass().getSimpleName() : Keys.describe(target));
    }
}
