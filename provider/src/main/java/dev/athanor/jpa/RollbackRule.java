package dev.athanor.jpa;

import dev.athanor.internal.session.Session;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.QueryTimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions mark the transaction for rollback: every runtime exception of an EntityManager's or query's method, but
 * those after which the transaction can go on. Jakarta Persistence 3.2, sections 3.2 and 3.11.
 */
final class RollbackRule {
    private RollbackRule() {}

    /** Runs the work of a call, and marks the transaction if it fails. */
    static void run(Session session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            mark(session, e);
            throw e;
        }
    }

    /** Runs the work of a call, and marks the transaction if it fails. */
    static <T extends @Nullable Object> T call(Session session, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            mark(session, e);
            throw e;
        }
    }

    private static void mark(Session session, RuntimeException exception) {
        if (!(exception instanceof NoResultException
                || exception instanceof NonUniqueResultException
                || exception instanceof QueryTimeoutException
                || exception instanceof LockTimeoutException)) {
            session.transaction().setRollbackOnly();
        }
    }
}
