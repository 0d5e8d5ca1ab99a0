/** Tests of the way from annotations to the model. */
@NullMarked
package dev.athanor.internal.mapping.build;

import org.jspecify.annotations.NullMarked;
