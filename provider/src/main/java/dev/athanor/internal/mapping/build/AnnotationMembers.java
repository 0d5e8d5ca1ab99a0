package dev.athanor.internal.mapping.build;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.bytebuddy.description.NamedElement;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The members of the standard's annotations by name. Byte Buddy would look each one up among the methods of its type,
 * which was half the time of reading a large unit. The annotations are the provider's own dependencies: loading them
 * loads nothing of the application. Thread-safe.
 */
final class AnnotationMembers {
    private static final Map<String, Map<String, MethodDescription.InDefinedShape>> BY_TYPE = new ConcurrentHashMap<>();

    private AnnotationMembers() {}

    static MethodDescription.InDefinedShape find(TypeDescription annotation, String member) {
        MethodDescription.InDefinedShape found = BY_TYPE.computeIfAbsent(
                        annotation.getName(), AnnotationMembers::members)
                .get(member);
        if (found == null) {
            throw new IllegalArgumentException(annotation + " has no member " + member);
        }
        return found;
    }

    private static Map<String, MethodDescription.InDefinedShape> members(String annotation) {
        try {
            Class<?> loaded = Class.forName(annotation, false, AnnotationMembers.class.getClassLoader());
            return TypeDescription.ForLoadedType.of(loaded).getDeclaredMethods().stream()
                    .collect(Collectors.toUnmodifiableMap(NamedElement.WithRuntimeName::getName, each -> each));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(annotation + " is not part of the Jakarta Persistence API in use", e);
        }
    }
}
