package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A relationship that is read and never written; nothing cascades along it. SQLAlchemy 2.0, "Notes on using the viewonly relationship parameter". */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ViewOnly {}
