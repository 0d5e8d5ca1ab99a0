/**
 * From annotations to the frozen model in three steps: drafts (what the class files say, no class loaded), links (who
 * refers to whom, which column is where, every problem listed), mappers (read-only ever after).
 */
@NullMarked
package dev.athanor.internal.mapping.build;

import org.jspecify.annotations.NullMarked;
