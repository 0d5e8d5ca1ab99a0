/** Tests of what is made of SQL. */
@NullMarked
package dev.athanor.conformance.statement;

import org.jspecify.annotations.NullMarked;
