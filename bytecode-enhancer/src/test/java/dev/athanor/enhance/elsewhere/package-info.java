/** Entities whose superclass and whose users are in other packages. */
@NullMarked
package dev.athanor.enhance.elsewhere;

import org.jspecify.annotations.NullMarked;
