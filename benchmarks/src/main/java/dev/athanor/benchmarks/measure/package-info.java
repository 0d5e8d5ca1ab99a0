/** Checks that all contenders do the same, measures them, prints what came out. */
@NullMarked
package dev.athanor.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
