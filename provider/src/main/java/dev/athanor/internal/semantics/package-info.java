/**
 * The choices that a program has where Jakarta Persistence and SQLAlchemy differ: one switch each, and two profiles that are nothing
 * but values for all of them. Knows nothing of what the rules do.
 */
@NullMarked
package dev.athanor.internal.semantics;

import org.jspecify.annotations.NullMarked;
