/** The corpus as it is written: mappings, scenarios, and where they are found. */
@NullMarked
package dev.athanor.conformance.corpus;

import org.jspecify.annotations.NullMarked;
