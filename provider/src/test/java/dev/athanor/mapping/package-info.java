/** What the mapping supports, end to end: from annotated classes to rows and back, one test class per rule. */
@NullMarked
package dev.athanor.mapping;

import org.jspecify.annotations.NullMarked;
