package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whether the database hands a changed primary key on to the rows that refer to it, by ON UPDATE CASCADE. If not, the flush updates
 * them. SQLAlchemy 2.0, "Mutable Primary Keys / Update Cascades".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PassiveUpdates {
    /** Whether it is left to the database. */
    boolean value() default true;
}
