package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.build.AccessRule.Side;
import dev.athanor.message.MappingMessage;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the persistent attributes of one class: its fields or its properties as the access rule says, single members
 * that say otherwise themselves, and the field behind each property.
 */
final class MemberReader {
    /** How everything begins that weaving adds. */
    static final String WOVEN = "$athanor$";

    private final ClassFileLocator files;
    private final Problems problems;

    MemberReader(ClassFileLocator files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    private record Found(AttributeDraft draft, Notes notes, boolean explicit) {}

    /** Calls the consumer with each attribute, in the order of the class file, fields first. */
    void read(TypeDescription type, Side side, BiConsumer<AttributeDraft, Notes> into) {
        Map<String, Found> attributes = new LinkedHashMap<>();
        for (FieldDescription field : type.getDeclaredFields()) {
            if (!field.isStatic() && !field.isSynthetic() && !field.getName().startsWith(WOVEN)) {
                readField(type, field, side, attributes);
            }
        }
        Accessors accessors = null;
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (isGetter(method)) {
                Notes notes = new Notes(method);
                if (belongs(type, propertyName(method), notes, Side.PROPERTY, side)) {
                    accessors = accessors == null ? accessors(type) : accessors;
                    readProperty(type, method, notes, accessors, attributes);
                }
            }
        }
        attributes.values().forEach(found -> into.accept(found.draft(), found.notes()));
    }

    private void readField(TypeDescription type, FieldDescription field, Side side, Map<String, Found> into) {
        Notes notes = new Notes(field);
        String name = field.getName();
        if (field.isTransient() || !belongs(type, name, notes, Side.FIELD, side)) {
            return;
        }
        if (field.isFinal()) {
            problems.add(type.getName(), name, MappingMessage.FINAL_FIELD);
            return;
        }
        AttributeDraft draft = new AttributeDraft(name, name, null, null, true);
        into.put(name, new Found(draft, notes, AccessRule.explicit(notes) != null));
    }

    /** Whether the member is an attribute; a mapping annotation on a member that is none has no effect. */
    private boolean belongs(TypeDescription type, String name, Notes notes, Side own, Side ofClass) {
        if (notes.has(Transient.class)) {
            return false;
        }
        Side explicit = AccessRule.explicit(notes);
        if ((explicit == null ? ofClass : explicit) == own) {
            return true;
        }
        List<String> lost = notes.besides(KnownNotes.NO_MAPPING);
        if (!lost.isEmpty()) {
            problems.warn(
                    type.getName(),
                    name,
                    MappingMessage.MISPLACED_ANNOTATION,
                    lost.get(0),
                    own == Side.FIELD ? "field" : "getter",
                    ofClass == Side.FIELD ? "fields" : "getters");
        }
        return false;
    }

    private void readProperty(
            TypeDescription type,
            MethodDescription.InDefinedShape getter,
            Notes notes,
            Accessors accessors,
            Map<String, Found> into) {
        String name = propertyName(getter);
        MethodDescription.InDefinedShape setter = setter(type, getter);
        if (setter == null) {
            problems.add(type.getName(), name, MappingMessage.NO_SETTER, getter.getName());
            return;
        }
        String read = accessors.field(getter.getName(), getter.getDescriptor());
        String written = accessors.field(setter.getName(), setter.getDescriptor());
        FieldDescription field = backingField(type, read, name, accessors.sharedField(getter, setter));
        if (field == null) {
            problems.add(type.getName(), name, MappingMessage.NO_BACKING_FIELD, getter.getName());
            return;
        }
        if (field.isFinal()) {
            problems.add(type.getName(), name, MappingMessage.FINAL_FIELD);
            return;
        }
        boolean trivial = field.getName().equals(read) && field.getName().equals(written);
        Found other = into.get(name);
        if (other == null) {
            Found same = into.get(field.getName());
            other = same == null || same.draft().getter != null ? null : same;
        }
        // Of a field and a property for the same state, the one with its own @Access stands.
        if (other == null || !other.explicit()) {
            if (other != null) {
                into.remove(other.draft().name);
            }
            AttributeDraft draft =
                    new AttributeDraft(name, field.getName(), getter.getName(), setter.getName(), trivial);
            refuseSharedField(type, draft, into);
            into.put(name, new Found(draft, notes, AccessRule.explicit(notes) != null));
        }
    }

    /** Each attribute has the number of its field: what one of the two would do the other would seem to have done. */
    private void refuseSharedField(TypeDescription type, AttributeDraft draft, Map<String, Found> others) {
        for (Found other : others.values()) {
            if (other.draft().field.equals(draft.field)) {
                problems.add(type.getName(), draft.name, MappingMessage.SHARED_FIELD, draft.field, other.draft().name);
            }
        }
    }

    /** The field that holds a property: the one that the getter returns, its namesake, or the one that both touch. */
    private static @Nullable FieldDescription backingField(
            TypeDescription type, @Nullable String read, String name, @Nullable String shared) {
        for (String candidate : new @Nullable String[] {read, name, shared}) {
            for (FieldDescription field : type.getDeclaredFields()) {
                if (field.getName().equals(candidate) && !field.isStatic()) {
                    return field;
                }
            }
        }
        return null;
    }

    private static MethodDescription.@Nullable InDefinedShape setter(TypeDescription type, MethodDescription getter) {
        String name = "set" + getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (method.getName().equals(name)
                    && !method.isStatic()
                    && !method.isBridge()
                    && method.getReturnType().represents(void.class)
                    && method.getParameters().size() == 1
                    && method.getParameters()
                            .get(0)
                            .getType()
                            .asErasure()
                            .equals(getter.getReturnType().asErasure())) {
                return method;
            }
        }
        return null;
    }

    private static boolean isGetter(MethodDescription method) {
        if (!method.isMethod()
                || method.isStatic()
                || method.isSynthetic()
                || method.isBridge()
                || !method.getParameters().isEmpty()
                || method.getReturnType().represents(void.class)) {
            return false;
        }
        String name = method.getName();
        return name.length() > 3 && name.startsWith("get") && !Character.isLowerCase(name.charAt(3))
                || name.length() > 2
                        && name.startsWith("is")
                        && !Character.isLowerCase(name.charAt(2))
                        && (method.getReturnType().represents(boolean.class)
                                || method.getReturnType().represents(Boolean.class));
    }

    /** The rule of JavaBeans: URL stays as it is, Name becomes name. */
    private static String propertyName(MethodDescription getter) {
        String name = getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
        if (name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1))) {
            return name;
        }
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private Accessors accessors(TypeDescription type) {
        try {
            return Accessors.read(type.getName(), files);
        } catch (IOException e) {
            problems.add(type.getName(), null, MappingMessage.CLASS_NOT_READABLE, e);
            return Accessors.NONE;
        }
    }
}
