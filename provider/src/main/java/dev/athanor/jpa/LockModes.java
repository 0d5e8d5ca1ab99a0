package dev.athanor.jpa;

import dev.athanor.internal.boot.AthanorConfig;
import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MissingTransactionException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.Timeout;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the engine's requests of what programs say about locks: a mode, hints, options, and the configured time. */
final class LockModes {
    private LockModes() {}

    /**
     * The request of a call with a mode and hints.
     *
     * @param session must have a transaction, if anything is to be locked
     * @param config where the time to wait comes from if no hint gives it
     * @param call the method, for messages
     * @throws MissingTransactionException if it has none
     */
    static LockRequest request(
            Session session,
            AthanorConfig config,
            @Nullable LockModeType mode,
            @Nullable Map<String, Object> hints,
            String call) {
        if (mode == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, call, "lock mode");
        }
        Hints.check(hints);
        Duration timeout = Hints.value(Settings.LOCK_TIMEOUT, hints);
        PessimisticLockScope scope = Hints.value(Settings.LOCK_SCOPE, hints);
        return request(session, config, mode, timeout == null ? null : millis(timeout), scope, call);
    }

    /**
     * The request of a call with options; those that do not concern locks are passed over.
     *
     * @param given the mode that the call has besides, or null
     * @throws MissingTransactionException if something is to be locked and the session has no transaction
     */
    static LockRequest request(
            Session session, AthanorConfig config, @Nullable LockModeType given, Object[] options, String call) {
        LockModeType mode = given == null ? LockModeType.NONE : given;
        Integer timeout = null;
        PessimisticLockScope scope = null;
        for (Object option : options) {
            if (option instanceof LockModeType named) {
                mode = named;
            } else if (option instanceof Timeout limit) {
                timeout = limit.milliseconds();
            } else if (option instanceof PessimisticLockScope named) {
                scope = named;
            }
        }
        return request(session, config, mode, timeout, scope, call);
    }

    /**
     * The request of a query, whose hints have been checked.
     *
     * @throws MissingTransactionException if something is to be locked and the session has no transaction
     */
    static LockRequest ofQuery(
            Session session, AthanorConfig config, @Nullable LockModeType mode, Map<String, Object> hints) {
        Duration timeout = Hints.value(Settings.LOCK_TIMEOUT, hints);
        return request(
                session,
                config,
                mode == null ? LockModeType.NONE : mode,
                timeout == null ? null : millis(timeout),
                Hints.value(Settings.LOCK_SCOPE, hints),
                "a query with a lock mode");
    }

    private static LockRequest request(
            Session session,
            AthanorConfig config,
            LockModeType mode,
            @Nullable Integer timeoutMillis,
            @Nullable PessimisticLockScope scope,
            String call) {
        if (mode == LockModeType.NONE) {
            return LockRequest.NONE;
        }
        requireTransaction(session, call);
        int configured =
                config.find(Settings.LOCK_TIMEOUT).map(LockModes::millis).orElse(LockRequest.AS_CONFIGURED);
        return new LockRequest(
                mode,
                timeoutMillis == null ? configured : Math.max(timeoutMillis, LockRequest.AS_CONFIGURED),
                scope == PessimisticLockScope.EXTENDED);
    }

    private static int millis(Duration duration) {
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    static void requireTransaction(Session session, String call) {
        if (!session.transaction().isAvailable()) {
            throw new MissingTransactionException(ApiMessage.TRANSACTION_INACTIVE, call);
        }
    }
}
