/** The Jakarta Persistence interfaces over the engine: argument checks and prescribed exceptions, nothing else. */
@NullMarked
package dev.athanor.jpa;

import org.jspecify.annotations.NullMarked;
