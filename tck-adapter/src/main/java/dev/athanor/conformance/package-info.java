/**
 * Runs a corpus of scenarios against Athanor, through its public API alone, and compares what can be seen with what the
 * corpus expects. {@link dev.athanor.conformance.Conformance} is the program.
 */
@NullMarked
package dev.athanor.conformance;

import org.jspecify.annotations.NullMarked;
