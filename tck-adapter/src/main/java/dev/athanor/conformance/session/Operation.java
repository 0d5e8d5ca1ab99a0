package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Step;

/** What a step does. */
interface Operation {
    /**
     * Does it.
     *
     * @param step the step with its arguments
     * @param session the session that it works with
     */
    Outcome run(Step step, OpenSession session) throws Exception;
}
