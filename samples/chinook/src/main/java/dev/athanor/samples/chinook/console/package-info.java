/** Plain output for terminals and logs. */
@NullMarked
package dev.athanor.samples.chinook.console;

import org.jspecify.annotations.NullMarked;
