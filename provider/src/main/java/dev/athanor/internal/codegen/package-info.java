/**
 * Generated companions: bytecode that moves values between fields, rows and statements without reflection and without
 * boxing. Only the start knows this package; without it the reflective companions of {@code mapping} do the same.
 */
@NullMarked
package dev.athanor.internal.codegen;

import org.jspecify.annotations.NullMarked;
