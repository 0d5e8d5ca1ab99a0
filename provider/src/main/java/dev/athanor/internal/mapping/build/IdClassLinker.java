package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Checks the classes of which programs make keys: id classes and embedded ids. */
final class IdClassLinker {
    private final Classes classes;
    private final Problems problems;

    IdClassLinker(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    /** What {@code @IdClass} names on the entity or a mapped superclass, the nearer one; null without the annotation. */
    static @Nullable TypeDescription declared(EntityLink root) {
        for (int i = root.parts.size() - 1; i >= 0; i--) {
            TypeDescription found = root.parts.get(i).draft().idClass;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    void link(EntityLink root) {
        TypeDescription declared = declared(root);
        List<AttributeLink> ids = root.idAttributes;
        if (declared != null) {
            root.idClass = classes.load(declared, root.className(), null);
            if (root.idClass != null && !root.isBroken() && !isOfReference(root, root.idClass)) {
                ids.forEach(id -> requireMember(root, id, KeyClass.of(root.idClass)));
                requireConstructor(root.idClass);
                requireEquals(root.className(), null, root.idClass);
            }
        } else if (ids.size() == 1 && ids.get(0) instanceof EmbeddedLink embedded) {
            requireEquals(embedded.className(), embedded.name(), embedded.javaType);
        }
    }

    /** Whether the only id is a reference, and the id class that of the other entity: both have the same keys. */
    static boolean isOfReference(EntityLink root, Class<?> idClass) {
        return root.idAttributes.size() == 1
                && root.idAttributes.get(0) instanceof ToOneLink reference
                && reference.target != null
                && reference.target.keyClass() == idClass;
    }

    private void requireMember(EntityLink root, AttributeLink id, KeyClass keys) {
        Class<?> wanted = id instanceof ToOneLink reference
                ? reference.target == null ? null : reference.target.keyClass()
                : TypeResolver.boxed(id.javaType);
        KeyClass.Member member = keys.member(id.name());
        if (wanted != null && (member == null || TypeResolver.boxed(member.type()) != wanted)) {
            problems.add(
                    root.className(),
                    null,
                    MappingMessage.ID_CLASS_ATTRIBUTE,
                    keys.type().getName(),
                    id.name(),
                    wanted.getName());
        }
    }

    private void requireConstructor(Class<?> type) {
        boolean missing = true;
        for (var each : type.getDeclaredConstructors()) {
            missing &= each.getParameterCount() > 0;
        }
        if (missing && !type.isRecord()) {
            problems.add(type.getName(), null, MappingMessage.NO_CONSTRUCTOR);
        }
    }

    private void requireEquals(String className, @Nullable String attribute, Class<?> type) {
        if (!overrides(type, "equals", Object.class) || !overrides(type, "hashCode")) {
            problems.warn(className, attribute, MappingMessage.ID_CLASS_EQUALS, type.getName());
        }
    }

    private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (var each : level.getDeclaredMethods()) {
                if (each.getName().equals(method)
                        && !Modifier.isStatic(each.getModifiers())
                        && List.of(each.getParameterTypes()).equals(List.of(parameters))) {
                    return true;
                }
            }
        }
        return false;
    }
}
