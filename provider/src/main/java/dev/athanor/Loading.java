package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a relationship is loaded; stands for {@code athanor.lazy} of one attribute, and prevails over FETCH. A hint {@code
 * athanor.attribute.<class>.<attribute>.lazy} of a query, of {@code find} or of {@code refresh} chooses otherwise for what it loads.
 * SQLAlchemy 2.0, "Relationship Loading Techniques".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Loading {
    /** The strategy. */
    LoadingStrategy value();
}
