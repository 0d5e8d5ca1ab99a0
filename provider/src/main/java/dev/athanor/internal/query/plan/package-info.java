/** Query models to statements, and their rows to results: lowering, and the plan that it gives. Knows no text of queries. */
@NullMarked
package dev.athanor.internal.query.plan;

import org.jspecify.annotations.NullMarked;
