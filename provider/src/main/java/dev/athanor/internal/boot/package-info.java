/** Start-up: persistence.xml, properties and the environment become the parts that a factory is wired from. */
@NullMarked
package dev.athanor.internal.boot;

import org.jspecify.annotations.NullMarked;
