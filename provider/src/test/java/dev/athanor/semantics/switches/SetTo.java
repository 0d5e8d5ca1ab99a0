package dev.athanor.semantics.switches;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a program meets where the switch of its class has this value. It runs in each profile, and once for each place where the value
 * can be given; where the unit does not give it, the unit gives another one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SetToExtension.class)
@interface SetTo {
    /** The value, as a program writes it. */
    String value();
}
