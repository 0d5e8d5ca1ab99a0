package dev.athanor.jpa;

import dev.athanor.internal.session.Session;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every runtime exception of an EntityManager's or query's method is reported to the transaction, which may be lost by it. */
final class RollbackRule {
    private RollbackRule() {}

    /** Runs the work of a call, and marks the transaction if it fails. */
    static void run(Session session, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            session.transaction().noteFailure(e);
            throw e;
        }
    }

    /** Runs the work of a call, and marks the transaction if it fails. */
    static <T extends @Nullable Object> T call(Session session, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            session.transaction().noteFailure(e);
            throw e;
        }
    }
}
