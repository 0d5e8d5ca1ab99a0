/** The collections that entities hold: they record what the program changes, and queue changes while unloaded. */
@NullMarked
package dev.athanor.internal.collection;

import org.jspecify.annotations.NullMarked;
