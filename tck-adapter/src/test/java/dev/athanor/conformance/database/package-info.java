/** Tests of tables and rows. */
@NullMarked
package dev.athanor.conformance.database;

import org.jspecify.annotations.NullMarked;
