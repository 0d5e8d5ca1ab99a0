package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The database fills the column of the attribute: by a DEFAULT clause, a generated column or a trigger. The value is read
 * back by the flush that wrote the row, with one statement for all rows of a type. An extension of the standard, where such a
 * value is stale until the instance is refreshed.
 *
 * <p>The column is left out of INSERT statements, and if it is filled {@link GenerationTime#ALWAYS always} out of UPDATE
 * statements too. How it is filled is up to the database: {@code @Column(columnDefinition = ...)} can say it to the schema
 * generator. For basic attributes of entities and mapped superclasses other than ids and versions.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Generated {
    /** When the database fills it. */
    GenerationTime value() default GenerationTime.INSERT;
}
