/** What travels along relationships, and what attribute events mean. No SQL, no loading of its own. */
@NullMarked
package dev.athanor.internal.cascade;

import org.jspecify.annotations.NullMarked;
