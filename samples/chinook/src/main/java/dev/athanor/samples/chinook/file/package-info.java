/** The data file of the Chinook database: its rows, how they are read, and the entities that they describe. */
@NullMarked
package dev.athanor.samples.chinook.file;

import org.jspecify.annotations.NullMarked;
