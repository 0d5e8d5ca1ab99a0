package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nothing cascades along the relationship. An empty {@code cascade} cannot say this where {@code athanor.cascade.default} names cascades for
 * relationships that name none. SQLAlchemy 2.0, "Cascades".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoCascade {}
