/** Callbacks: the program's methods that are called as instances go through their lives. */
@NullMarked
package dev.athanor.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
