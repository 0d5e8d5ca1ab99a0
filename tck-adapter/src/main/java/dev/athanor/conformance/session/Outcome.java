package dev.athanor.conformance.session;

import org.jspecify.annotations.Nullable;

/**
 * What an operation returned.
 *
 * @param hasValue whether it returns anything at all
 * @param value what it returned
 */
record Outcome(boolean hasValue, @Nullable Object value) {
    /** An operation without a result. */
    static final Outcome DONE = new Outcome(false, null);

    static Outcome of(@Nullable Object value) {
        return new Outcome(true, value);
    }
}
