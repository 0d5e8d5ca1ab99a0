package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Step;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;

/** The step that drops the program's only reference to an object, and lets it be collected if nothing else holds it. */
final class Forgetting {
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Variables variables;

    Forgetting(Variables variables) {
        this.variables = variables;
    }

    /** Lets the virtual machine collect what nobody refers to, as the reference does at once. */
    static void collect() {
        System.gc();
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    Outcome forget(Step step, OpenSession session) {
        String name = step.text("var");
        WeakReference<Object> watched = new WeakReference<>(variables.get(name));
        variables.forget(name);
        for (int i = 0; i < ATTEMPTS && watched.get() != null; i++) {
            System.gc();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        // What is noticed through a queue of references is noticed a moment later.
        LockSupport.parkNanos(PAUSE_NANOS);
        return Outcome.DONE;
    }
}
