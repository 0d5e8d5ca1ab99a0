package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a column is given when a new instance is inserted and the attribute was never set. SQLAlchemy 2.0, "Column INSERT/UPDATE
 * Defaults".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface InsertDefault {
    /** The value, as the type's text. */
    String value();
}
