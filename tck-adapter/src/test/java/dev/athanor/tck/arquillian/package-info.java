/** Archives that the extension has been at, one of them deployed into a container. */
@NullMarked
package dev.athanor.tck.arquillian;

import org.jspecify.annotations.NullMarked;
