/** A command-line application on the Chinook data set: a shop that sells music. */
@NullMarked
package dev.athanor.samples.chinook;

import org.jspecify.annotations.NullMarked;
