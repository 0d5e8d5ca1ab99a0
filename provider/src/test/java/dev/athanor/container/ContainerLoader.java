package dev.athanor.container;

import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.TransformerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** The loader of an application in a container: sends each class through the transformers that are registered by then. */
final class ContainerLoader extends URLClassLoader {
    private final List<ClassTransformer> transformers;
    /** What was loaded, as it was defined. */
    final Map<String, byte[]> defined = new LinkedHashMap<>();

    ContainerLoader(Path classes, List<ClassTransformer> transformers) {
        super(new URL[] {url(classes)}, ContainerLoader.class.getClassLoader());
        this.transformers = transformers;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            for (ClassTransformer transformer : transformers) {
                byte[] transformed = transformer.transform(this, name.replace('.', '/'), null, null, bytes);
                bytes = transformed == null ? bytes : transformed;
            }
            defined.put(name, bytes);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException | TransformerException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Compiles classes that no other host has woven, into a folder. */
    static Path compile(Path folder, Map<String, String> sources) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", "17", "-d"));
        arguments.add(folder.toString());
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        sources.forEach((name, text) -> {
            try {
                Path file = folder.resolve(name + ".java");
                Files.writeString(file, text);
                arguments.add(file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        return folder;
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
