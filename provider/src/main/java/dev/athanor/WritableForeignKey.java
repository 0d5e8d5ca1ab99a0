package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A foreign-key column as an attribute that the program may write, beside the relationship over the same column. At the flush the
 * relationship wins if it has changed; else the value of this attribute is written. SQLAlchemy 2.0, "I set the foo_id attribute on my
 * instance". On a basic attribute whose column is a join column of the same entity, or of a collection that refers to it.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WritableForeignKey {}
