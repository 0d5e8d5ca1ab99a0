/** Tests of the whole harness: with the corpus of this repository, and without. */
@NullMarked
package dev.athanor.conformance;

import org.jspecify.annotations.NullMarked;
