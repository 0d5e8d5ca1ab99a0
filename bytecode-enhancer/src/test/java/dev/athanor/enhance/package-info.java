/** Tests of the enhancer. Those marked {@code @Woven} run inside a class loader that enhances what it loads. */
@NullMarked
package dev.athanor.enhance;

import org.jspecify.annotations.NullMarked;
