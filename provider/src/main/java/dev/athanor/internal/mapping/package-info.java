/** The frozen run-time model: one mapper per entity type, its attributes and their columns. */
@NullMarked
package dev.athanor.internal.mapping;

import org.jspecify.annotations.NullMarked;
