/** Tests of start-up; class path layouts are built in temporary directories. */
@NullMarked
package dev.athanor.internal.boot;

import org.jspecify.annotations.NullMarked;
