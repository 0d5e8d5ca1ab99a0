/** Where primary keys come from. */
@NullMarked
package dev.athanor.internal.identifier;

import org.jspecify.annotations.NullMarked;
