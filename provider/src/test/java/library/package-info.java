/**
 * The programs of the page of rules, as a user would write them, and the entities that they use.
 */
@NullMarked
package library;

import org.jspecify.annotations.NullMarked;
