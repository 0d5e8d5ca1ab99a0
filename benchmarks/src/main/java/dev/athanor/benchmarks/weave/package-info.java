/** Loads the entity model once per provider, with the bytes that the provider's own tool makes of it. */
@NullMarked
package dev.athanor.benchmarks.weave;

import org.jspecify.annotations.NullMarked;
