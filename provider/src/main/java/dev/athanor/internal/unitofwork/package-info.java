/** One flush: collect what changed, order it, run it. */
@NullMarked
package dev.athanor.internal.unitofwork;

import org.jspecify.annotations.NullMarked;
