package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the database does with referring rows when the key that they refer to is changed: the ON UPDATE clause of
 * generated foreign keys. An extension of the standard.
 *
 * <p>On an attribute it holds for every foreign key that the attribute makes: the join columns of a reference, both sides
 * of a join table. On the class of a joined subclass or of an entity with secondary tables it holds for the foreign keys of
 * these tables.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnUpdate {
    /** The action. */
    ReferentialAction value();
}
