/** The rules of the unit of work, one test class per rule, on real databases. */
@NullMarked
package dev.athanor.semantics;

import org.jspecify.annotations.NullMarked;
