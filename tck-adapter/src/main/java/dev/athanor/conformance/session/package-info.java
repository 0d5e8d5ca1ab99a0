/** The steps of a scenario, carried out with EntityManagers, and what can be seen of them. */
@NullMarked
package dev.athanor.conformance.session;

import org.jspecify.annotations.NullMarked;
