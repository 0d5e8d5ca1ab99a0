package dev.athanor.enhance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Enhancers over the classes of the tests. */
final class TestEnhancers {
    private static final ClassFileLocator TEST_CLASSES =
            ClassFileLocator.ForClassLoader.of(TestEnhancers.class.getClassLoader());

    private TestEnhancers() {}

    /** Enhances everything that is persistent: these classes, and those of the tests. */
    static EntityEnhancer forFiles(Map<String, byte[]> classFiles) {
        return EntityEnhancer.of(
                new ClassFileLocator.Compound(new ClassFileLocator.Simple(classFiles), TEST_CLASSES),
                PersistentTypes.annotated(),
                name -> true);
    }

    static byte[] classFile(String name) {
        try {
            return TEST_CLASSES.locate(name).resolve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasClassFile(String name) {
        try {
            return TEST_CLASSES.locate(name).isResolved();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] classFile(Class<?> type) {
        return classFile(type.getName());
    }
}
