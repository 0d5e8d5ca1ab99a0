/** The transactions of a container, as its JTA interfaces show them. */
@NullMarked
package dev.athanor.internal.jta;

import org.jspecify.annotations.NullMarked;
