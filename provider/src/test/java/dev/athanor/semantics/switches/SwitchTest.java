package dev.athanor.semantics.switches;

import dev.athanor.testing.NeedsWeaving;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class of one switch. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
@interface SwitchTest {
    /** The property. */
    String value();

    /** The entity classes of the persistence unit. */
    Class<?>[] entities() default {Band.class, Musician.class};

    /** The relationship to choose for, as {@code Band.musicians}, where the switch can be chosen for one. */
    String attribute() default "";

    /** Other properties that the unit needs for the difference to show, as {@code name=value}. */
    String[] with() default {};
}
