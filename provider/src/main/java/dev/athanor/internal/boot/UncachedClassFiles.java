package dev.athanor.internal.boot;

import java.io.IOException;
import java.net.URL;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files through a class loader without loading classes, and past the JVM's cache of open jars. What the type
 * pools of one start read from. For any number of threads.
 */
final class UncachedClassFiles implements ClassFileLocator {
    private final ClassLoader loader;

    UncachedClassFiles(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Resolution locate(String className) throws IOException {
        @Nullable URL file = loader.getResource(Resources.classFile(className));
        return file == null ? new Resolution.Illegal(className) : new Resolution.Explicit(Resources.read(file));
    }

    @Override
    public void close() {
        // The class loader belongs to the application.
    }
}
