/**
 * Every value of every switch, by a program that shows what it means. A test class is about one switch and has at least one method for
 * each of its values; each method runs in both profiles, and with the value given wherever the switch can be given.
 */
@NullMarked
package dev.athanor.semantics.switches;

import org.jspecify.annotations.NullMarked;
