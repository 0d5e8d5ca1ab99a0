/** The directions in which packages may import each other, as data, and the rules that hold the code to them. */
@NullMarked
package dev.athanor.architecture;

import org.jspecify.annotations.NullMarked;
