package dev.athanor.enhance;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs each test method in a class loader of its own that enhances the classes. */
final class WovenExtension implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        invocation.skip();
        Class<?> unwoven = context.getTargetClass();
        List<String> prefixes = new ArrayList<>();
        // The whole package: what a test shares with its neighbours must come from the same loader.
        prefixes.add(unwoven.getPackageName() + '.');
        WovenTest marker = unwoven.getAnnotation(WovenTest.class);
        for (String name : marker.packages()) {
            prefixes.add(name + '.');
        }
        Class<?> woven = Class.forName(unwoven.getName(), true, WeavingLoader.ofPrefixes(prefixes));
        Constructor<?> constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = woven.getDeclaredMethod(context.getExecutable().getName());
        method.setAccessible(true);
        try {
            method.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
