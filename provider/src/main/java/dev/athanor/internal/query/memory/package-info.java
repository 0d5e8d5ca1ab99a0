/**
 * Evaluates conditions and expressions of queries on instances in memory, as far as that gives what the database gives: for bulk
 * statements that tell the session what they have changed. Never loads.
 */
@NullMarked
package dev.athanor.internal.query.memory;

import org.jspecify.annotations.NullMarked;
