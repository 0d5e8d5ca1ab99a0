/**
 * Documentation by examples: each rule of {@code docs/semantics.md} is a program of the package {@code library} that runs in
 * every build, and the page shows its source with the statements that it sent.
 */
@NullMarked
package dev.athanor.docs;

import org.jspecify.annotations.NullMarked;
