/** Queries as callers have them: text in, a call with parameters and page out; and the cache of plans between. */
@NullMarked
package dev.athanor.internal.query;

import org.jspecify.annotations.NullMarked;
