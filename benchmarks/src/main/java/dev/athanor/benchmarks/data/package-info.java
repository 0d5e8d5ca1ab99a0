/** The database: how it is opened, what is in it at the start, what is in it now. */
@NullMarked
package dev.athanor.benchmarks.data;

import org.jspecify.annotations.NullMarked;
