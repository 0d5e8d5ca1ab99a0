/** Tests of queries from their text to their results, on databases. */
@NullUnmarked
package dev.athanor.internal.query;

import org.jspecify.annotations.NullUnmarked;
