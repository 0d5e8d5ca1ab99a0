/**
 * What Athanor offers beyond the standard to whoever writes entities: annotations, enums and constants. Needs nothing else
 * of Athanor.
 */
@NullMarked
package dev.athanor;

import org.jspecify.annotations.NullMarked;
