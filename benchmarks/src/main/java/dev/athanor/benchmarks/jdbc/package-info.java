/** The tasks as somebody writes them by hand who wants them fast: no mapping, columns by number, batches. */
@NullMarked
package dev.athanor.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
