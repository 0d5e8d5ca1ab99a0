package dev.athanor.internal.query.memory;

import java.util.List;

/** What a condition is for one instance: the three values of SQL, and that it depends on what is not in memory. */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold. */
    FALSE,
    /** A null makes it neither. */
    UNKNOWN,
    /** Something that it depends on is not in memory. */
    UNREAD;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN, UNREAD -> this;
        };
    }

    static Truth all(List<MemoryCondition> operands, Object instance, MemoryParameters parameters) {
        Truth all = TRUE;
        for (MemoryCondition operand : operands) {
            Truth one = operand.test(instance, parameters);
            if (one == FALSE) {
                return FALSE;
            }
            all = one == TRUE || all == UNREAD ? all : one;
        }
        return all;
    }

    static Truth any(List<MemoryCondition> operands, Object instance, MemoryParameters parameters) {
        Truth any = FALSE;
        for (MemoryCondition operand : operands) {
            Truth one = operand.test(instance, parameters);
            if (one == TRUE) {
                return TRUE;
            }
            any = one == FALSE || any == UNREAD ? any : one;
        }
        return any;
    }
}
