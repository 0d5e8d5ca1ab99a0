package dev.athanor.internal.lock;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.NotLockableException;
import dev.athanor.message.StateMessage;
import dev.athanor.sql.LockClause;
import jakarta.persistence.LockModeType;
import java.util.List;

/**
 * How a program wants an entity locked, and what that means: whether its row is locked, whether its version is checked at
 * commit, whether its version goes up. Jakarta Persistence 3.2, section 3.5. Immutable.
 *
 * @param mode the mode; {@code READ} and {@code WRITE} become the newer names of the same
 * @param timeoutMillis how long to wait for the row, 0 not at all, {@link #AS_CONFIGURED} as the database is configured
 * @param extended whether rows of join tables that the entity owns are locked as well
 */
public record LockRequest(LockModeType mode, int timeoutMillis, boolean extended) {
    /** Waits as long as the database is configured to. */
    public static final int AS_CONFIGURED = -1;

    /** No lock. */
    public static final LockRequest NONE = new LockRequest(LockModeType.NONE, AS_CONFIGURED, false);

    /** What the check of a version at commit uses: nobody may change the row between the check and the commit. */
    public static final LockRequest CHECK = new LockRequest(LockModeType.PESSIMISTIC_READ, AS_CONFIGURED, false);

    /** Gives the older names of modes up. */
    public LockRequest {
        if (mode == LockModeType.READ) {
            mode = LockModeType.OPTIMISTIC;
        } else if (mode == LockModeType.WRITE) {
            mode = LockModeType.OPTIMISTIC_FORCE_INCREMENT;
        }
    }

    /** Whether nothing is to be locked. */
    public boolean isNone() {
        return mode == LockModeType.NONE;
    }

    /** Whether the row is locked in the database, at once. */
    public boolean isPessimistic() {
        return switch (mode) {
            case PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT -> true;
            default -> false;
        };
    }

    /** Whether the version is compared with that of the row before the transaction commits. */
    public boolean checksVersion() {
        return mode == LockModeType.OPTIMISTIC;
    }

    /** Whether the version goes up with the next flush, even if nothing else of the entity changes. */
    public boolean raisesVersion() {
        return mode == LockModeType.OPTIMISTIC_FORCE_INCREMENT || mode == LockModeType.PESSIMISTIC_FORCE_INCREMENT;
    }

    /**
     * Refuses a mode that needs a version for an entity that has none.
     *
     * @throws NotLockableException if it does
     */
    public void requireVersion(Mapper mapper) {
        if ((checksVersion() || raisesVersion()) && mapper.version() == null) {
            throw new NotLockableException(StateMessage.LOCK_NEEDS_VERSION, mapper.entityName(), mode);
        }
    }

    /** What to do while somebody else has the row. */
    public LockClause.Waiting waiting() {
        if (timeoutMillis == AS_CONFIGURED) {
            return LockClause.Waiting.DEFAULT;
        }
        return timeoutMillis == 0 ? LockClause.Waiting.NOWAIT : LockClause.Waiting.TIMEOUT;
    }

    /**
     * The clause that locks.
     *
     * @param aliases the tables whose rows are meant
     */
    public LockClause clause(List<String> aliases) {
        return new LockClause(
                mode == LockModeType.PESSIMISTIC_READ ? LockClause.Strength.SHARE : LockClause.Strength.UPDATE,
                waiting(),
                Math.max(timeoutMillis, 0),
                aliases);
    }
}
