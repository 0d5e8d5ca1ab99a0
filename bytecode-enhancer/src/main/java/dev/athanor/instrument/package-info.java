/** The run-time contract between an enhanced class and the provider: one interface, one state object, JDK types only. */
@NullMarked
package dev.athanor.instrument;

import org.jspecify.annotations.NullMarked;
