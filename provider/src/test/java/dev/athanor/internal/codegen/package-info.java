/** Tests of the generated companions against the reflective ones. */
@NullMarked
package dev.athanor.internal.codegen;

import org.jspecify.annotations.NullMarked;
