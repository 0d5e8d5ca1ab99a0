package dev.athanor.testing;

import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test of what only woven classes can do. Left out where the tests run with classes as they are compiled
 * ({@code -Dathanor.weaveTests.skip=true}); all other tests pass there too. What such classes do instead is what
 * {@code UnwovenTest} tells, reason by reason.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsWeaving.WhereClassesAreWoven.class)
public @interface NeedsWeaving {
    /** What the test depends on. */
    Reason value();

    /** What classes that are not woven cannot do. */
    enum Reason {
        /** A lazy reference waits until it is touched; a reference by key needs no row. */
        LAZY_REFERENCE,
        /** A row whose key the database makes waits until the key is read, and goes in one batch with others. */
        KEY_ON_FIRST_READ,
        /** A lazy basic attribute waits until it is touched. */
        LAZY_BASIC,
        /** A collection is instrumented at the moment when it is assigned. */
        ASSIGNED_COLLECTION,
        /** What was never loaded cannot be read after the session has ended. */
        UNLOADED_AFTER_DETACH,
        /** Which attributes were written is known without comparing, also on an instance without session. */
        WRITTEN_ATTRIBUTES,
        /** The test is about woven classes themselves. */
        WEAVING
    }

    /** Decides. */
    final class WhereClassesAreWoven implements ExecutionCondition {
        /** Woven with all the others, or not. */
        @Entity
        static class Probe {
            @Id
            int id;
        }

        static boolean classesAreWoven() {
            return Instrumented.class.isAssignableFrom(Probe.class);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), NeedsWeaving.class)
                    .filter(needs -> !classesAreWoven())
                    .map(needs -> ConditionEvaluationResult.disabled("needs weaving: " + needs.value()))
                    .orElse(ConditionEvaluationResult.enabled("classes are woven, or need not be"));
        }
    }
}
