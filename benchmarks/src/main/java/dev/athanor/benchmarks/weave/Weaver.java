package dev.athanor.benchmarks.weave;

import dev.athanor.enhance.EntityEnhancer;
import dev.athanor.enhance.PersistentTypes;
import net.bytebuddy.dynamic.ClassFileLocator;

/** What a provider's tool makes of a class of the model: the same bytes as at build. */
public interface Weaver {
    /**
     * Weaves one class.
     *
     * @param className its binary name
     * @param classFile as the compiler wrote it
     * @return the same array if there is nothing to do
     */
    byte[] weave(String className, byte[] classFile);

    /** Leaves all classes as they are. */
    static Weaver none() {
        return (className, classFile) -> classFile;
    }

    /** Athanor's enhancer. */
    static Weaver athanor() {
        EntityEnhancer enhancer = EntityEnhancer.of(
                ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader()),
                PersistentTypes.annotated(),
                className -> true);
        return (className, classFile) -> enhancer.enhance(classFile);
    }
}
