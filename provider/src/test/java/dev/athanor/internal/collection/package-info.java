/** Tests of the tracked collections. */
@NullMarked
package dev.athanor.internal.collection;

import org.jspecify.annotations.NullMarked;
