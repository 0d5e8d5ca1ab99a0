/** What reaches the database, counted below the persistence provider. */
@NullMarked
package dev.athanor.samples.chinook.jdbc;

import org.jspecify.annotations.NullMarked;
