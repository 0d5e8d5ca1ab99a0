/** States to INSERT, UPDATE and DELETE, sent in batches, and what the database answers written back. */
@NullMarked
package dev.athanor.internal.mutation;

import org.jspecify.annotations.NullMarked;
