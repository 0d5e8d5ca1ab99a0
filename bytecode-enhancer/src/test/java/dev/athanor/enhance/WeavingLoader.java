package dev.athanor.enhance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Defines given classes itself, enhanced or as they are, and leaves the others to the loader of the tests. As for every
 * application class, the JVM verifies the code.
 */
final class WeavingLoader extends ClassLoader {
    private static final ClassLoader TESTS = WeavingLoader.class.getClassLoader();

    private final Map<String, byte[]> given = new HashMap<>();
    private final List<String> prefixes;
    private final @Nullable EntityEnhancer enhancer;
    private final Map<String, byte[]> defined = new HashMap<>();

    private WeavingLoader(ClassLoader parent, List<String> prefixes, Map<String, byte[]> given, boolean weaving) {
        super(parent);
        this.prefixes = prefixes;
        this.given.putAll(given);
        this.enhancer = weaving ? TestEnhancers.forFiles(given) : null;
    }

    /** Enhances the classes of the tests whose names begin so. */
    static WeavingLoader ofPrefixes(List<String> prefixes) {
        return new WeavingLoader(TESTS, prefixes, Map.of(), true);
    }

    /** Enhances these classes. */
    static WeavingLoader weaving(Map<String, byte[]> classFiles) {
        return new WeavingLoader(TESTS, List.of(), classFiles, true);
    }

    /** Defines these classes as they are. */
    static WeavingLoader plain(Map<String, byte[]> classFiles) {
        return new WeavingLoader(TESTS, List.of(), classFiles, false);
    }

    /** Defines these classes as they are, in a place that knows nothing of instrumentation. */
    static WeavingLoader apart(Map<String, byte[]> classFiles) {
        return new WeavingLoader(ClassLoader.getPlatformClassLoader(), List.of(), classFiles, false);
    }

    /** The bytes of the classes that have been defined, by name. */
    Map<String, byte[]> defined() {
        return defined;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> present = findLoadedClass(name);
            if (present != null) {
                return present;
            }
            byte[] bytes = own(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            byte[] result = enhancer == null ? bytes : enhancer.enhance(bytes);
            defined.put(name, result);
            return defineClass(name, result, 0, result.length);
        }
    }

    private byte @Nullable [] own(String name) {
        byte[] bytes = given.get(name);
        if (bytes != null) {
            return bytes;
        }
        return prefixes.stream().anyMatch(name::startsWith) ? TestEnhancers.classFile(name) : null;
    }
}
