package dev.athanor.docs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test of a rule its example, and closes it afterwards. */
final class ExampleParameter implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ExampleParameter.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Example.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Example example = new Example(context.getRequiredTestClass());
        context.getStore(NAMESPACE).put(Example.class, (AutoCloseable) example::close);
        return example;
    }
}
