package dev.athanor.internal.loading;

import dev.athanor.instrument.StateOwner;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.lock.HeldLocks;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.PersistenceContext;

/**
 * What loaders need of a session.
 *
 * @param owner the session, to which loaded instances report
 * @param guard the session, which is asked before statements that no verb of the program asks for
 * @param context its data
 * @param jdbc its connection
 * @param plans the factory's statements
 * @param locks what the transaction has locked
 */
public record LoadContext(
        StateOwner owner,
        LoadGuard guard,
        PersistenceContext context,
        JdbcSession jdbc,
        LoadPlans plans,
        HeldLocks locks) {
    /** The statements, under the criteria in effect. */
    @Override
    public LoadPlans plans() {
        RowCriteria criteria = guard.criteria();
        return criteria == RowCriteria.NONE ? plans : plans.under(criteria);
    }

    /** What rows must satisfy to be read. */
    public RowCriteria criteria() {
        return guard.criteria();
    }

    /** The same under other criteria. */
    public LoadContext under(RowCriteria others) {
        LoadGuard before = guard;
        LoadGuard restricting = new LoadGuard() {
            @Override
            public void autoflushForLoad() {
                before.autoflushForLoad();
            }

            @Override
            public void autoflushAll() {
                before.autoflushAll();
            }

            @Override
            public boolean isFlushing() {
                return before.isFlushing();
            }

            @Override
            public RowCriteria criteria() {
                return others;
            }
        };
        return new LoadContext(owner, restricting, context, jdbc, plans, locks);
    }

    /** Whether what is lazy is loaded for all instances that came together. */
    boolean loadsPeers() {
        return context.rules().isOn(Switch.LOAD_PEERS);
    }

    /** Whether what belongs to an owner is looked for by the key that the program has given it, flushed or not. */
    boolean readsByWrittenKeys() {
        return context.rules().isOn(Switch.MUTABLE_KEYS) && !guard.isFlushing();
    }

    /** Whether reading the attribute of a collection loads it. */
    boolean loadsReadCollections() {
        return context.rules().is(Switch.LOAD_COLLECTIONS, Choices.LoadCollections.ATTRIBUTE);
    }

    /** Whether a reference whose foreign key is null counts as loaded with the row. */
    boolean setsNullReferences() {
        return context.rules().is(Switch.NULL_REFERENCE, Choices.NullReference.LOADED);
    }

    /** Whether a row that is not there says that its object was deleted, instead of being an error. */
    boolean takesMissingAsDeleted() {
        return context.rules().is(Switch.MISSING_ROW, Choices.MissingRow.DELETED);
    }
}
