package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.WriteBack;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.InstanceNotes;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.KeySwitch;
import dev.athanor.internal.state.Snapshots;
import dev.athanor.internal.unitofwork.UnitOfWork;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What must be undone in the instances if a transaction, or a part of it since a savepoint, is rolled back: who was inserted,
 * who was deleted, whose rows were written, whose key was changed, which keys and versions were written into them.
 *
 * <p>Jakarta Persistence 3.2, section 3.4.3, leaves open what becomes of them. With {@link Choices.Rollback#DETACH} managed and
 * removed instances are detached, and those that were new in the transaction are new again, without the keys and versions that
 * its statements gave them; a number of a sequence is used up and stays. With {@link Choices.Rollback#RESTORE}, and always after
 * a savepoint, the session goes back to what it was: inserted instances are new again with what they hold, deleted ones are
 * persistent, and whatever may differ from its row expires. SQLAlchemy 2.0, "Rolling Back".
 */
final class TransactionSnapshot {
    private final PersistenceContext context;
    private final Rules rules;
    private final WriteBack writeBack;
    private final InstanceNotes<Boolean> inserted;
    /** Whatever became of them afterwards; one that was deleted first and inserted then is no inserted one. */
    private final InstanceNotes<Boolean> deleted;
    /** Persistent instances that took part in a flush. */
    private final InstanceNotes<Boolean> written;
    /** The keys that instances had first. */
    private final InstanceNotes<Object> formerKeys;

    TransactionSnapshot(PersistenceContext context) {
        this.context = context;
        this.rules = context.rules();
        boolean weak = rules.is(Switch.IDENTITY_MAP, Choices.IdentityMapKind.WEAK);
        writeBack = new WriteBack(detaches());
        inserted = new InstanceNotes<>(weak);
        deleted = new InstanceNotes<>(weak);
        written = new InstanceNotes<>(weak);
        formerKeys = new InstanceNotes<>(weak);
    }

    /** One for the next transaction: this one again, as long as nothing was recorded and the session has the same choices. */
    TransactionSnapshot next() {
        boolean reusable = inserted.isEmpty()
                && deleted.isEmpty()
                && written.isEmpty()
                && formerKeys.isEmpty()
                && writeBack.isEmpty()
                && rules == context.rules();
        return reusable ? this : new TransactionSnapshot(context);
    }

    private boolean detaches() {
        return rules.is(Switch.ROLLBACK, Choices.Rollback.DETACH);
    }

    WriteBack writeBack() {
        return writeBack;
    }

    /** A flush has written rows. */
    void record(UnitOfWork.Result result, List<KeySwitch> keySwitches) {
        for (Object instance : result.inserted()) {
            if (!deleted.contains(instance)) {
                inserted.note(instance, true);
            }
        }
        recordWritten(result.updated());
        keySwitches.forEach(each -> formerKeys.note(each.instance(), each.before()));
    }

    /** The row of an instance was deleted, or turned out to be gone. */
    void recordDeleted(Object instance) {
        deleted.note(instance, true);
    }

    /** Persistent instances that a flush has looked at count as written, with net change or without. */
    void recordWritten(Collection<Object> instances) {
        instances.forEach(instance -> written.note(instance, true));
    }

    /** A deleted instance has left the session: nobody brings it back. */
    void forgetDeleted(Object instance) {
        deleted.remove(instance);
    }

    /** The instances that were deleted; a copy. */
    List<Object> deleted() {
        return deleted.instances();
    }

    /** The inner part of a transaction has become part of this one. */
    void absorb(TransactionSnapshot inner) {
        inner.inserted.forEach(instance -> {
            if (!deleted.contains(instance)) {
                inserted.note(instance, true);
            }
        });
        inner.deleted.forEach(this::recordDeleted);
        recordWritten(inner.written.instances());
        inner.formerKeys.forEach(formerKeys::note);
        writeBack.absorb(inner.writeBack);
    }

    /** The transaction is rolled back. */
    void restore() {
        if (detaches()) {
            context.clear();
            // What clear() lets stay is detached with the rest.
            context.deleted().members().forEach(context::detach);
            writeBack.undo();
            inserted.forEach(TransactionSnapshot::becomeNew);
            for (Object instance : deleted.instances()) {
                Lifecycle.forgetRowDeleted(States.of(instance));
                if (!inserted.contains(instance)) {
                    becomeDetached(instance);
                }
            }
        } else {
            rewind();
            Expiry.expireAll(context);
        }
    }

    /** The transaction is rolled back to a savepoint. */
    void restoreWritten() {
        Snapshots.compareAll(context);
        recordWritten(context.modified().members());
        rewind();
        for (Object instance : context.identityMap().all()) {
            if (written.contains(instance) || States.of(instance).isAnyChanged()) {
                Expiry.expire(context, instance);
            }
        }
    }

    private void rewind() {
        boolean undo = detaches();
        if (undo) {
            writeBack.undo();
        }
        Set<Object> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(inserted.instances());
        fresh.addAll(context.pending().members());
        for (Object instance : fresh) {
            InstanceState state = States.of(instance);
            if (state.owner() == null || context.isAttached(instance)) {
                context.becomeTransient(instance);
                Expiry.clearUnloaded(mapper(state), instance);
                if (undo) {
                    PluralValues.forEach(mapper(state), instance, (path, tracked) -> tracked.renew());
                }
            }
        }
        formerKeys.forEach((instance, key) -> {
            if (!fresh.contains(instance)) {
                context.restoreKey(instance, key);
            }
        });
        List<Object> returning = deleted.instances();
        returning.addAll(context.removed().members());
        for (Object instance : returning) {
            if (!fresh.contains(instance) && context.isAttached(instance)) {
                context.revive(instance);
            }
        }
        context.departures().clear();
    }

    private static void becomeNew(Object instance) {
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) == Lifecycle.DETACHED) {
            state.key = null;
            Lifecycle.move(state, Lifecycle.TRANSIENT);
            PluralValues.forEach(mapper(state), instance, (path, tracked) -> tracked.renew());
        }
    }

    /** An instance that was deleted and persisted again: the insert was undone, the row is there as before. */
    private static void becomeDetached(Object instance) {
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) == Lifecycle.TRANSIENT) {
            // In this order: whoever has a key and no session counts as detached already.
            Lifecycle.move(state, Lifecycle.DETACHED);
            state.key = Keys.of(mapper(state), instance);
        }
    }

    private static Mapper mapper(InstanceState state) {
        return (Mapper) Objects.requireNonNull(state.mapper);
    }
}
