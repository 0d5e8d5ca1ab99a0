/**
 * An extension of Arquillian that puts Athanor into what tests deploy.
 */
@NullMarked
package dev.athanor.tck.arquillian;

import org.jspecify.annotations.NullMarked;
