/** The data of one session: identity map, pending, modified and removed instances, and what each instance is. */
@NullMarked
package dev.athanor.internal.state;

import org.jspecify.annotations.NullMarked;
