/**
 * The tasks in Jakarta Persistence: one source for all providers, loaded once for each by
 * {@link dev.athanor.benchmarks.weave.ModelLoader}.
 */
@NullMarked
package dev.athanor.benchmarks.jpa;

import org.jspecify.annotations.NullMarked;
