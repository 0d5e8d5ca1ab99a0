/** Tests of reading. */
@NullMarked
package dev.athanor.conformance.corpus;

import org.jspecify.annotations.NullMarked;
