package dev.athanor.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test method once per database product, each time on an empty {@link TestDatabase}.
 *
 * <p>The database is a parameter of the method; {@code @BeforeEach} and {@code @AfterEach} methods and the
 * constructor may take it too and get the same instance. It is thrown away after the test.
 *
 * <pre>{@code
 * @OnEachDatabase
 * void writesARow(TestDatabase database) { … }
 * }</pre>
 *
 * The system property {@value OnEachDatabaseExtension#SELECTION} narrows a run down, for example to {@code H2}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnEachDatabaseExtension.class)
public @interface OnEachDatabase {

    /** The products to run on; all if none is named. */
    TestDatabase.Kind[] value() default {};
}
