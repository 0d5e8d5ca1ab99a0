/** Tests of how steps are carried out. */
@NullMarked
package dev.athanor.conformance.session;

import org.jspecify.annotations.NullMarked;
