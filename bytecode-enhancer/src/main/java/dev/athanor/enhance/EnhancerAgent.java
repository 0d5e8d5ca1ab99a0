package dev.athanor.enhance;

import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.TreeSet;

/**
 * Enhances classes as the JVM loads them: {@code java -javaagent:athanor-bytecode-enhancer.jar}. The jar and Byte Buddy
 * must be on the class path as well. Called by the JVM.
 */
public final class EnhancerAgent {
    private static final System.Logger LOG = System.getLogger(EnhancerAgent.class.getPackageName());

    private static final Set<String> ANNOTATIONS = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Embeddable");

    private EnhancerAgent() {}

    /**
     * Called for {@code -javaagent}.
     *
     * @param arguments not used
     * @param instrumentation of the JVM
     */
    public static void premain(String arguments, Instrumentation instrumentation) {
        install(instrumentation);
    }

    /**
     * Called for an agent that is attached later. Classes that are loaded by then stay as they are.
     *
     * @param arguments not used
     * @param instrumentation of the JVM
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        install(instrumentation);
    }

    private static void install(Instrumentation instrumentation) {
        Set<String> tooEarly = new TreeSet<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getClassLoader() != null && isPersistent(loaded) && !isStamped(loaded)) {
                tooEarly.add(loaded.getName());
                LOG.log(Level.WARNING, EnhanceMessage.LOADED_TOO_EARLY.text(loaded.getName()));
            }
        }
        instrumentation.addTransformer(new EnhancingTransformer(name -> !tooEarly.contains(name)));
    }

    private static boolean isPersistent(Class<?> type) {
        return hasAnnotation(type, ANNOTATIONS);
    }

    private static boolean isStamped(Class<?> type) {
        return hasAnnotation(type, Set.of("dev.athanor.instrument.Enhanced"));
    }

    /** By name: the class may have its own copy of the annotations. */
    private static boolean hasAnnotation(Class<?> type, Set<String> names) {
        try {
            for (var annotation : type.getDeclaredAnnotations()) {
                if (names.contains(annotation.annotationType().getName())) {
                    return true;
                }
            }
            return false;
        } catch (LinkageError | TypeNotPresentException e) {
            // An annotation whose value names a missing class: whatever the class is, nobody can look at it.
            LOG.log(Level.DEBUG, "annotations of " + type.getName() + " cannot be read", e);
            return false;
        }
    }
}
