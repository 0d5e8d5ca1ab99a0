package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The foreign key is written by an UPDATE of its own, after the INSERT and before the DELETE. SQLAlchemy 2.0, "Rows that point to
 * themselves / Mutually Dependent Rows".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PostUpdate {}
