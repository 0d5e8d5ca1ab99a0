/**
 * Wiring between the Jakarta Persistence TCK and Athanor.
 */
@NullMarked
package dev.athanor.tck;

import org.jspecify.annotations.NullMarked;
