/** The questions that the shop's owner asks, as JPQL. */
@NullMarked
package dev.athanor.samples.chinook.report;

import org.jspecify.annotations.NullMarked;
