/** Entity classes made from a mapping: annotated, woven, and called by name. */
@NullMarked
package dev.athanor.conformance.entity;

import org.jspecify.annotations.NullMarked;
