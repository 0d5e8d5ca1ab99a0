package dev.athanor.enhance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test class and the entities nested in it are loaded anew, enhanced, and the tests run there. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(WovenExtension.class)
@interface WovenTest {
    /** Packages whose classes are enhanced as well. */
    String[] packages() default {};
}
