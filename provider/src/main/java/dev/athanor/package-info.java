/**
 * The public extension API of Athanor: interfaces, annotations and constants only.
 */
@NullMarked
package dev.athanor;

import org.jspecify.annotations.NullMarked;
