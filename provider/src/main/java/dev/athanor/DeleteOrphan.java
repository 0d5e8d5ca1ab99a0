package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What {@code orphanRemoval} is, for many-to-one and many-to-many, where the standard has none: an object that leaves its only owner is
 * removed. Needs {@link SingleParent}. SQLAlchemy 2.0, "delete-orphan".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DeleteOrphan {}
