/** What became of scenarios, compared and told. */
@NullMarked
package dev.athanor.conformance.report;

import org.jspecify.annotations.NullMarked;
