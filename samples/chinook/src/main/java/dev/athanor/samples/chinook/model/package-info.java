/** The shop as entities: standard Jakarta Persistence annotations and nothing else. */
@NullMarked
package dev.athanor.samples.chinook.model;

import org.jspecify.annotations.NullMarked;
