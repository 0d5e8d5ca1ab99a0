package dev.athanor.enhance;

import java.lang.System.Logger.Level;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * The enhancer as the JVM, or a container, calls it for each class that is loaded. A class that cannot be enhanced stays
 * as it is, which the log says: the JVM would swallow an exception. Thread-safe.
 */
public final class EnhancingTransformer implements ClassFileTransformer {
    private static final System.Logger LOG = System.getLogger(EnhancingTransformer.class.getPackageName());

    /** Our own code and what it stands on: asking about these while they are loaded would not end. */
    private static final String[] NOT_OURS = {
        "java/", "javax/", "jdk/", "sun/", "com/sun/", "net/bytebuddy/", "dev/athanor/instrument/"
    };

    /** An enhancer must not keep its loader alive, nor the other way round. */
    private final Map<ClassLoader, EntityEnhancer> enhancers = Collections.synchronizedMap(new WeakHashMap<>());

    private final Predicate<String> isWovenHere;

    EnhancingTransformer(Predicate<String> isWovenHere) {
        this.isWovenHere = isWovenHere;
    }

    /** A transformer for a container that has not loaded any class of the application yet. */
    public static EnhancingTransformer forContainer() {
        return new EnhancingTransformer(name -> true);
    }

    /**
     * Enhances a class file.
     *
     * @return the enhanced class file, or null if there is nothing to do
     */
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        if (loader == null || className == null || isLeftAlone(className)) {
            return null;
        }
        try {
            byte[] enhanced = enhancer(loader).enhance(classFile);
            return enhanced == classFile ? null : enhanced;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, EnhanceMessage.AGENT_FAILED.text(className.replace('/', '.'), e), e);
            return null;
        }
    }

    private EntityEnhancer enhancer(ClassLoader loader) {
        return enhancers.computeIfAbsent(
                loader,
                l -> EntityEnhancer.of(
                        ClassFileLocator.ForClassLoader.WeaklyReferenced.of(l),
                        PersistentTypes.annotated(),
                        isWovenHere));
    }

    private static boolean isLeftAlone(String className) {
        for (String prefix : NOT_OURS) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
