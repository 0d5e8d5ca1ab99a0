/** Tests of the Jakarta interfaces, as a program uses them. */
@NullMarked
package dev.athanor.jpa;

import org.jspecify.annotations.NullMarked;
