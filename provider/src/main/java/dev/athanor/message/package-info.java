/** Every message with its code, and the exceptions that carry them; imports nothing of Athanor. */
@NullMarked
package dev.athanor.message;

import org.jspecify.annotations.NullMarked;
