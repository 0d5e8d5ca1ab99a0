package dev.athanor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests of what classes do that are not woven: the counterpart of {@link NeedsWeaving}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPlainClasses.WhereClassesAreNotWoven.class)
public @interface NeedsPlainClasses {
    /** Decides. */
    final class WhereClassesAreNotWoven implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return NeedsWeaving.WhereClassesAreWoven.classesAreWoven()
                    ? ConditionEvaluationResult.disabled("the classes of the tests are woven")
                    : ConditionEvaluationResult.enabled("the classes of the tests are not woven");
        }
    }
}
