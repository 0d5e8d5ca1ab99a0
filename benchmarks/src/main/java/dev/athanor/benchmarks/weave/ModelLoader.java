package dev.athanor.benchmarks.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads the model, and the code that works on it, anew for one provider: woven by its tool, with its persistence.xml.
 * Everything else comes from the parent.
 */
public final class ModelLoader extends ClassLoader {
    private static final List<String> OWN = List.of("dev.athanor.benchmarks.model.", "dev.athanor.benchmarks.jpa.");
    private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

    static {
        registerAsParallelCapable();
    }

    private final String unit;
    private final Weaver weaver;

    /**
     * Creates a loader.
     *
     * @param unit whose persistence.xml it shows: the name of a folder
     * @param weaver weaves its own classes
     */
    public ModelLoader(String unit, Weaver weaver) {
        super(ModelLoader.class.getClassLoader());
        this.unit = unit;
        this.weaver = weaver;
    }

    /** The persistence.xml of a unit. */
    public static URL persistenceXml(String unit) {
        URL url = ModelLoader.class.getResource("/units/" + unit + "/" + PERSISTENCE_XML);
        if (url == null) {
            throw new IllegalArgumentException("no persistence.xml for " + unit);
        }
        return url;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = weaver.weave(name, in.readAllBytes());
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.equals(PERSISTENCE_XML) ? persistenceXml(unit) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(PERSISTENCE_XML)
                ? Collections.enumeration(List.of(persistenceXml(unit)))
                : super.getResources(name);
    }
}
