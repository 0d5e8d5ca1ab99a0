package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An object may be at the far end of this relationship for one owner only, which is checked when it is assigned. Goes with {@link
 * DeleteOrphan} on many-to-one and many-to-many. SQLAlchemy 2.0, "Single parent".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleParent {}
