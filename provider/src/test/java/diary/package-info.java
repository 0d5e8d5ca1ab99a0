/** The program of the README, as a user would write it. */
@NullMarked
package diary;

import org.jspecify.annotations.NullMarked;
