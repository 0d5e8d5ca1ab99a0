/** The database that scenarios run on: its tables, the rows between scenarios, and what is in it. */
@NullMarked
package dev.athanor.conformance.database;

import org.jspecify.annotations.NullMarked;
