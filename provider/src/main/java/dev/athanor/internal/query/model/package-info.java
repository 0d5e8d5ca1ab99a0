/**
 * The resolved query: what a query means, typed against mappers, without a trace of how it was written.
 *
 * <p>The text of a query and the Criteria API both arrive here; lowering to SQL starts here. Everything is immutable and may be shared by
 * threads and cached.
 */
@NullMarked
package dev.athanor.internal.query.model;

import org.jspecify.annotations.NullMarked;
