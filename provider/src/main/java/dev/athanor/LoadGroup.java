package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lazy basic attributes of one group are loaded together at the first touch of one of them. Those without a group are loaded one by
 * one in the profile {@code sqlalchemy}, and all together in the profile {@code standard}. SQLAlchemy 2.0, "Loading deferred columns in
 * groups".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface LoadGroup {
    /** The name of the group. */
    String value();
}
