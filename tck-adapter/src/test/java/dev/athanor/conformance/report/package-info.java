/** Tests of comparison and telling. */
@NullMarked
package dev.athanor.conformance.report;

import org.jspecify.annotations.NullMarked;
