/** The application that a test deploys. */
@NullMarked
package dev.athanor.tck.arquillian.contained;

import org.jspecify.annotations.NullMarked;
