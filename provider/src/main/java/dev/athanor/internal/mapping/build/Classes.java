package dev.athanor.internal.mapping.build;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.EnhancementMismatchError;
import dev.athanor.message.MappingMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * The only place that loads classes of the application, and the only one that asks them for their attribute numbers. Not
 * used before all drafts are complete.
 */
final class Classes {
    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "short", short.class,
            "char", char.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class,
            "void", void.class);

    private final ClassLoader loader;
    private final boolean wovenOnly;
    private final Problems problems;
    private final Map<String, Optional<Class<?>>> loaded = new HashMap<>();

    Classes(ClassLoader loader, boolean wovenOnly, Problems problems) {
        this.loader = loader;
        this.wovenOnly = wovenOnly;
        this.problems = problems;
    }

    /**
     * Loads a class without initialising it.
     *
     * @param type the class
     * @param user the class on whose behalf it is loaded: the subject of the problem
     * @param attribute the attribute of that class, or null
     * @return null if it cannot be loaded, which is a problem then
     */
    @Nullable Class<?> load(TypeDefinition type, String user, @Nullable String attribute) {
        TypeDescription erasure = type.asErasure();
        Class<?> primitive = PRIMITIVES.get(erasure.getName());
        if (primitive != null) {
            return primitive;
        }
        return loaded.computeIfAbsent(erasure.getName(), name -> find(name, user, attribute))
                .orElse(null);
    }

    private Optional<Class<?>> find(String name, String user, @Nullable String attribute) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(user, attribute, MappingMessage.CLASS_NOT_LOADABLE, name, e);
            return Optional.empty();
        }
    }

    /** The attribute numbers of a managed class, or null if it is not woven as it should be, which is a problem then. */
    @Nullable AttributeIndex index(Class<?> type) {
        try {
            AttributeIndex index = AttributeIndex.of(type);
            if (index != null && index.type() == type) {
                return index;
            }
            if (index == null && !wovenOnly) {
                return AttributeIndex.numbering(type);
            }
            problems.add(type.getName(), null, MappingMessage.NOT_WOVEN);
        } catch (EnhancementMismatchError e) {
            problems.add(
                    type.getName(), null, MappingMessage.WOVEN_FOR_ANOTHER_VERSION, String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            problems.add(type.getName(), null, MappingMessage.CLASS_NOT_LOADABLE, type.getName(), rootCause(e));
        }
        return null;
    }

    /** Whether a class itself is woven, not only one above it. */
    boolean isWoven(Class<?> type) {
        AttributeIndex index = AttributeIndex.of(type);
        return index != null && index.type() == type;
    }

    /** A mismatch is found by a static initialiser and arrives wrapped. */
    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
