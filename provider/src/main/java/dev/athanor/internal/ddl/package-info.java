/** Statements that create and drop the tables of a mapping, and their execution. */
@NullMarked
package dev.athanor.internal.ddl;

import org.jspecify.annotations.NullMarked;
