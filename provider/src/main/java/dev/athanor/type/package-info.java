/** Java values to and from JDBC. */
@NullMarked
package dev.athanor.type;

import org.jspecify.annotations.NullMarked;
