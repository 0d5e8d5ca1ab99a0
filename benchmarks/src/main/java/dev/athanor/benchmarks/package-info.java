/**
 * The same work done by several persistence providers and by hand-written JDBC: {@link dev.athanor.benchmarks.Task} says
 * what, {@link dev.athanor.benchmarks.Contenders} who.
 */
@NullMarked
package dev.athanor.benchmarks;

import org.jspecify.annotations.NullMarked;
