/**
 * What tests need from the outside world: real databases, and a log of what was sent to them. Knows nothing of
 * Athanor, so that what it reports is independent of what is tested.
 */
@NullMarked
package dev.athanor.testing;

import org.jspecify.annotations.NullMarked;
