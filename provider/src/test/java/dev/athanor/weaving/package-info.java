/** That the entity classes of the tests are woven by the build. */
@NullMarked
package dev.athanor.weaving;

import org.jspecify.annotations.NullMarked;
