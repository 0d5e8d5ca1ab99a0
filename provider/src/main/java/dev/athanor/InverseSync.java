package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whether both sides of a relationship are synchronised in memory at each event of one of them; stands for {@code
 * athanor.inverse-sync} of one attribute and its inverse. SQLAlchemy 2.0, {@code back_populates}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface InverseSync {
    /** Whether they are. */
    boolean value() default true;

    /** The attribute of the target that is the other side; empty if {@code mappedBy} on either side says it. */
    String with() default "";
}
