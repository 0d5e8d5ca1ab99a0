package dev.athanor.internal.unitofwork;

import dev.athanor.internal.state.PersistenceContext;
import java.util.List;

/**
 * Which persistent instances a flush looks at. Attribute events have put every instance that the program wrote to on the
 * session's list of modified ones, so that nothing else needs a look.
 */
@FunctionalInterface
public interface FlushCandidates {
    /** Those that the program has written to since the last flush. */
    FlushCandidates MODIFIED = context -> context.modified().members();

    /** The persistent instances to look at, in order. */
    List<Object> of(PersistenceContext context);

    /** Whether a flush would find anything to do; after a transaction that only reads there is nothing. */
    default boolean needsFlush(PersistenceContext context) {
        return context.hasNoted() || !of(context).isEmpty();
    }
}
