package dev.athanor.internal.loading;

import dev.athanor.instrument.StateOwner;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.lock.HeldLocks;
import dev.athanor.internal.state.PersistenceContext;

/**
 * What loaders need of a session.
 *
 * @param owner the session, to which loaded instances report
 * @param context its data
 * @param jdbc its connection
 * @param plans the factory's statements
 * @param locks what the transaction has locked
 */
public record LoadContext(
        StateOwner owner, PersistenceContext context, JdbcSession jdbc, LoadPlans plans, HeldLocks locks) {}
