package dev.athanor.semantics.switches;

import dev.athanor.internal.semantics.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Multiplies a program by the profiles and by the places where its value can be given, and hands it its session. */
final class SetToExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(SetTo.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        SwitchTest test = context.getRequiredTestClass().getAnnotation(SwitchTest.class);
        SetTo set = context.getRequiredTestMethod().getAnnotation(SetTo.class);
        Switch<?> choice = SwitchValues.named(test.value());
        if (!SwitchValues.of(choice).contains(set.value())) {
            throw new IllegalArgumentException(choice + " cannot be " + set.value());
        }
        return Stream.of("standard", "sqlalchemy")
                .flatMap(profile -> Arrays.stream(Place.values())
                        .filter(place -> place.takes(choice))
                        .map(place -> new Invocation(test, choice, set.value(), profile, place)));
    }

    private record Invocation(SwitchTest test, Switch<?> choice, String value, String profile, Place place)
            implements TestTemplateInvocationContext, ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(SetToExtension.class);

        @Override
        public String getDisplayName(int invocationIndex) {
            return choice + "=" + value + " " + place + " " + profile;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Trial.class || type == Supplier.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            // Whoever expects that the unit is refused starts it within the test.
            Supplier<Trial> start = () -> started(context);
            return parameter.getParameter().getType() == Trial.class ? start.get() : start;
        }

        private Trial started(ExtensionContext context) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(Trial.class, type -> new Trial(test, choice, value, profile, place), Trial.class);
        }
    }
}
