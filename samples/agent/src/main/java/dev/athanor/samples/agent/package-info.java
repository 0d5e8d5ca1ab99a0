/** A program whose classes are woven as they are loaded. */
@NullMarked
package dev.athanor.samples.agent;

import org.jspecify.annotations.NullMarked;
