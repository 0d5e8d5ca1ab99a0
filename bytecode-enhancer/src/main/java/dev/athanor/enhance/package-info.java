/**
 * The transformation that turns an entity class into an enhanced one, and its hosts: build plug-in and agent.
 */
@NullMarked
package dev.athanor.enhance;

import org.jspecify.annotations.NullMarked;
