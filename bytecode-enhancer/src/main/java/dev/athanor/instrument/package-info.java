/**
 * What an enhanced instance promises at run time, and the state that it carries; needs nothing but the JDK.
 */
@NullMarked
package dev.athanor.instrument;

import org.jspecify.annotations.NullMarked;
