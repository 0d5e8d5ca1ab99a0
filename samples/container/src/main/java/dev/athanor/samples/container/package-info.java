/** An application in a container for beans. */
@NullMarked
package dev.athanor.samples.container;

import org.jspecify.annotations.NullMarked;
