package dev.athanor.internal.mapping;

import org.jspecify.annotations.Nullable;

/** Throws what a program's method threw as it was, as a direct call would have. */
final class Rethrow {
    private Rethrow() {}

    /** Never returns; the result type lets the caller write {@code throw}. */
    static RuntimeException unchecked(@Nullable Throwable thrown) {
        if (thrown == null) {
            return new IllegalStateException("an invocation failed without a cause");
        }
        throw Rethrow.<RuntimeException>asIs(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
