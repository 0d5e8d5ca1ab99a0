package dev.athanor.conformance.entity;

import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.TransformerException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Defines classes that were written here, through the transformers of the provider, as a container does. */
final class WovenClassLoader extends ClassLoader {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> files;
    private final List<ClassTransformer> transformers = new CopyOnWriteArrayList<>();

    WovenClassLoader(Map<String, byte[]> files) {
        super(WovenClassLoader.class.getClassLoader());
        this.files = files;
    }

    void add(ClassTransformer transformer) {
        transformers.add(transformer);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = files.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            for (ClassTransformer transformer : transformers) {
                byte @Nullable [] woven = transformer.transform(this, name.replace('.', '/'), null, null, bytes);
                bytes = woven == null ? bytes : woven;
            }
        } catch (TransformerException e) {
            throw new ClassNotFoundException(name, e);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Who weaves reads the class files as resources. */
    @Override
    protected @Nullable URL findResource(String name) {
        byte @Nullable [] bytes = name.endsWith(SUFFIX)
                ? files.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
                : null;
        return bytes == null ? null : url(name, bytes);
    }

    @SuppressWarnings("deprecation") // What replaces the constructor is not in Java 17.
    private static URL url(String name, byte[] bytes) {
        try {
            return new URL("memory", null, -1, name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
