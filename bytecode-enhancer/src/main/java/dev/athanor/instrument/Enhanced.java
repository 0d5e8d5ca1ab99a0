package dev.athanor.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stamp that the enhancer leaves on a class. Programs never write it themselves. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Enhanced {
    /** The version of the contract that the class was woven for, see {@link Instrumented#CONTRACT}. */
    int contract();
}
