/** The engine behind an EntityManager: owns the objects, calls them in order, holds no rule. */
@NullMarked
package dev.athanor.internal.session;

import org.jspecify.annotations.NullMarked;
