package dev.athanor.internal.mapping;

import org.jspecify.annotations.Nullable;

/** Throws what a program's method threw as it was, checked or not: a direct call from bytecode would do the same. */
final class Rethrow {
    private Rethrow() {}

    /** Never returns normally; has a result, so that callers can write a throw statement. */
    static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause == null) {
            return new IllegalStateException("an invocation failed without a cause");
        }
        Rethrow.<RuntimeException>as(cause, null);
        return new IllegalStateException(cause);
    }

    /** The second parameter only names the type that the compiler is to believe in. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void as(Throwable cause, @Nullable T unused) throws T {
        throw (T) cause;
    }
}
