package dev.athanor.internal.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Builds directories and jars like those of an application, and class loaders over them. */
final class ClassPath {
    /** The head and foot of a persistence.xml, on one line each. */
    static final String HEAD = "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">\n";

    static final String FOOT = "</persistence>\n";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static ClassPath empty() {
        return new ClassPath();
    }

    /** A class path with a persistence.xml of this content. */
    static ClassPath unit(String content) {
        return empty().with("META-INF/persistence.xml", content);
    }

    ClassPath with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ClassPath with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Adds the class files of compiled classes of the tests. */
    ClassPath with(Class<?>... types) {
        for (Class<?> type : types) {
            with(Resources.classFile(type.getName()), classFile(type));
        }
        return this;
    }

    static byte[] classFile(Class<?> type) {
        try (var in = type.getResourceAsStream("/" + Resources.classFile(type.getName()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URL directory(Path target) {
        entries.forEach((name, content) -> {
            try {
                Path file = target.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return url(target);
    }

    URL jar(Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.write(target, jarBytes());
            return url(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] jarBytes() {
        var bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    private void write(OutputStream out) {
        try (JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loader for these roots below that of the tests. */
    static URLClassLoader loader(URL... roots) {
        return new URLClassLoader(Arrays.copyOf(roots, roots.length), ClassPath.class.getClassLoader());
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
