/** One class per verb of the EntityManager. */
@NullMarked
package dev.athanor.internal.operation;

import org.jspecify.annotations.NullMarked;
