/** Tests of lowering without a database. */
@NullMarked
package dev.athanor.internal.query.plan;

import org.jspecify.annotations.NullMarked;
