/** What the sample shows, one class per chapter. */
@NullMarked
package dev.athanor.samples.chinook.chapter;

import org.jspecify.annotations.NullMarked;
