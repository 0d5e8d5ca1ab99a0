/** Versions and locks. */
@NullMarked
package dev.athanor.internal.lock;

import org.jspecify.annotations.NullMarked;
