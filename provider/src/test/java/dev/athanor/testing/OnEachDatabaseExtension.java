package dev.athanor.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Multiplies the methods marked with {@link OnEachDatabase}, and hands each invocation its database. */
final class OnEachDatabaseExtension implements TestTemplateInvocationContextProvider {

    /** Names the products to run on, separated by commas; a test that runs on none of them runs on all of its own. */
    static final String SELECTION = "athanor.test.databases";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OnEachDatabase.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        OnEachDatabase annotation = AnnotationSupport.findAnnotation(
                        context.getRequiredTestMethod(), OnEachDatabase.class)
                .orElseThrow();
        return kinds(annotation.value(), System.getProperty(SELECTION, "")).stream()
                .map(Invocation::new);
    }

    /** The products that the method names, or all, narrowed down by the selection. */
    static Set<TestDatabase.Kind> kinds(TestDatabase.Kind[] named, String selection) {
        EnumSet<TestDatabase.Kind> kinds =
                named.length == 0 ? EnumSet.allOf(TestDatabase.Kind.class) : EnumSet.copyOf(Arrays.asList(named));
        if (!selection.isBlank()) {
            EnumSet<TestDatabase.Kind> narrowed = EnumSet.noneOf(TestDatabase.Kind.class);
            for (String name : selection.split(",", -1)) {
                narrowed.add(TestDatabase.Kind.valueOf(name.strip()));
            }
            narrowed.retainAll(kinds);
            // A template without an invocation is an error in JUnit: a narrowed run must not break on such a test.
            return narrowed.isEmpty() ? kinds : narrowed;
        }
        return kinds;
    }

    private record Invocation(TestDatabase.Kind kind) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return kind.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new DatabaseParameter(kind), new Presence(kind));
        }
    }

    /** Skips the tests on a product that this machine does not have, unless the build must not skip any. */
    private record Presence(TestDatabase.Kind kind) implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (SkippedDatabases.areForbidden() || kind.isAvailable()) {
                return ConditionEvaluationResult.enabled("there is one");
            }
            SkippedDatabases.of(context).count(kind);
            return ConditionEvaluationResult.disabled("no " + kind + " on this machine");
        }
    }

    /** Opens the database when the first parameter asks for it; the store of the invocation closes it. */
    private record DatabaseParameter(TestDatabase.Kind kind) implements ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE =
                ExtensionContext.Namespace.create(OnEachDatabaseExtension.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(TestDatabase.class, type -> TestDatabase.open(kind), TestDatabase.class);
        }

        /** The constructor is called with the context of the method too, so that it gets the same database. */
        @Override
        public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
            return ExtensionContextScope.TEST_METHOD;
        }
    }
}
