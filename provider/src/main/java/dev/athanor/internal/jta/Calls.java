package dev.athanor.internal.jta;

import dev.athanor.message.BootMessage;
import dev.athanor.message.CommitException;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import org.jspecify.annotations.Nullable;

/** Turns the checked exceptions of JTA into Athanor's. */
final class Calls {
    private Calls() {}

    /** A call of JTA that returns something. */
    interface Asking<R extends @Nullable Object> {
        R call() throws Exception;
    }

    /** A call of JTA that does something. */
    interface Doing {
        void call() throws Exception;
    }

    static void run(Doing doing) {
        ask(() -> {
            doing.call();
            return true;
        });
    }

    static <R extends @Nullable Object> R ask(Asking<R> asking) {
        try {
            return asking.call();
        } catch (RollbackException e) {
            throw new CommitException(e, StateMessage.CONTAINER_COMMIT_FAILED);
        } catch (NotSupportedException e) {
            throw new InvalidStateException(e, StateMessage.TRANSACTION_ACTIVE);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DatabaseException(e, StateMessage.CONTAINER_FAILED, BootMessage.reason(e));
        }
    }
}
