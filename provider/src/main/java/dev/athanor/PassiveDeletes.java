package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What becomes of the rows at the far side of a relationship when the owner is removed; stands for {@code athanor.passive-deletes} of one
 * attribute. SQLAlchemy 2.0, "Using foreign key ON DELETE cascade with ORM relationships".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PassiveDeletes {
    /** What is left to the database. */
    PassiveDeletesMode value() default PassiveDeletesMode.TRUE;
}
