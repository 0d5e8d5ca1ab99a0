package dev.athanor.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/** Reads resources past the JVM's cache of open jars, which would go on showing a jar that was replaced since. */
final class Resources {
    private Resources() {}

    static byte[] read(URL url) throws IOException {
        try (InputStream in = open(url)) {
            return in.readAllBytes();
        }
    }

    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** The class loader of the running thread, which sees the application; else the one that sees this library. */
    static ClassLoader contextLoader() {
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            return context;
        }
        @Nullable ClassLoader own = Resources.class.getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    static String classFile(String className) {
        return className.replace('.', '/') + ".class";
    }
}
