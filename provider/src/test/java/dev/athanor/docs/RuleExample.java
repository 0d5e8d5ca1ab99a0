package dev.athanor.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that shows a rule of {@code docs/semantics.md}. Its parameter is an {@link Example}; what stands between the lines
 * {@code // snippet} and {@code // end} is printed there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(ExampleParameter.class)
public @interface RuleExample {
    /** The number of the rule; 0 for what is no rule. */
    int value();
}
