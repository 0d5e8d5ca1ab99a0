package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an instance is to its session. The table of permitted moves is the only place that knows which state may follow
 * which; the state of an instance lives in the low bits of {@link InstanceState#flags}.
 *
 * <p>An instance marked for removal but not flushed is still PERSISTENT (or PENDING) and carries a mark.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/session_state_management.html">Quickie intro to object states</a>
 */
public enum Lifecycle {
    /** No session, no row. */
    TRANSIENT,
    /** In a session, to be inserted at the next flush. */
    PENDING,
    /** In a session, with a row. */
    PERSISTENT,
    /** Its row was deleted by a flush; the transaction is still open. */
    DELETED,
    /** It has a row as far as anybody knows, but no session. */
    DETACHED;

    private static final int MASK = 7;
    private static final int REMOVAL_MARK = 8;
    private static final int ROW_DELETED = 1 << 20;
    private static final Lifecycle[] VALUES = values();
    /** By the present state: one bit for each that may follow. Every row that is read makes two moves. */
    private static final int[] NEXT = new int[VALUES.length];

    static {
        for (Lifecycle from : VALUES) {
            for (Lifecycle to : from.next()) {
                NEXT[from.ordinal()] |= 1 << to.ordinal();
            }
        }
    }

    /** The states that may follow this one. */
    public Set<Lifecycle> next() {
        return switch (this) {
            // A row that is read becomes an instance without ever having been pending.
            case TRANSIENT -> EnumSet.of(PENDING, PERSISTENT, DETACHED);
            case PENDING -> EnumSet.of(PERSISTENT, TRANSIENT);
            case PERSISTENT -> EnumSet.of(DELETED, DETACHED, TRANSIENT);
            case DELETED -> EnumSet.of(PENDING, PERSISTENT, DETACHED, TRANSIENT);
            case DETACHED -> EnumSet.of(PERSISTENT, TRANSIENT);
        };
    }

    /** The state of an instance. */
    public static Lifecycle of(InstanceState state) {
        Lifecycle life = VALUES[state.flags & MASK];
        // A deserialised instance brings its key but no flags: whoever has a key and no session is detached.
        return life == TRANSIENT && state.key != null && state.owner() == null ? DETACHED : life;
    }

    /**
     * Moves an instance to another state and takes a removal mark away.
     *
     * @throws IllegalStateException if the table does not allow the move: a defect of Athanor, not of the program
     */
    public static void move(InstanceState state, Lifecycle to) {
        Lifecycle from = of(state);
        if ((NEXT[from.ordinal()] & 1 << to.ordinal()) == 0) {
            throw new IllegalStateException(from + " cannot become " + to);
        }
        state.flags = state.flags & ~(MASK | REMOVAL_MARK) | to.ordinal();
        if (to == DELETED) {
            state.flags |= ROW_DELETED;
        }
    }

    /**
     * Whether a flush has deleted the row, and nobody has taken that back since; also after the end of the transaction. One that was
     * inserted in the same transaction keeps the mark when that is rolled back, and when it is inserted once more.
     */
    public static boolean isRowDeleted(InstanceState state) {
        return (state.flags & ROW_DELETED) != 0;
    }

    /** The row is there after all, or the instance is to have a new one. */
    public static void forgetRowDeleted(InstanceState state) {
        state.flags &= ~ROW_DELETED;
    }

    /** Whether the instance is marked for removal by the next flush. */
    public static boolean isMarked(InstanceState state) {
        return (state.flags & REMOVAL_MARK) != 0;
    }

    /** Marks the instance for removal, or takes the mark back. */
    public static void mark(InstanceState state, boolean removal) {
        state.flags = removal ? state.flags | REMOVAL_MARK : state.flags & ~REMOVAL_MARK;
    }

    /** Whether the instance is managed in the sense of Jakarta Persistence: pending or persistent, and not marked. */
    public static boolean isManaged(InstanceState state) {
        Lifecycle life = of(state);
        return (life == PENDING || life == PERSISTENT) && !isMarked(state);
    }

    /** Whether the instance is removed in the sense of Jakarta Persistence: marked, or deleted by a flush. */
    public static boolean isRemoved(InstanceState state) {
        return isMarked(state) || of(state) == DELETED;
    }
}
