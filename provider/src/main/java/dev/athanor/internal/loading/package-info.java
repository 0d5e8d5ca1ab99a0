/** Rows to managed instances: finding, lazy and peer loading, refreshing. */
@NullMarked
package dev.athanor.internal.loading;

import org.jspecify.annotations.NullMarked;
