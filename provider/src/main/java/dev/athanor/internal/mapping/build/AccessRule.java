package dev.athanor.internal.mapping.build;

import jakarta.persistence.Access;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.description.NamedElement;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Whether the fields or the getters of a class carry its mapping. An explicit {@code @Access} decides; without one the
 * place of the id in the hierarchy; for embeddables, and for hierarchies whose id tells nothing, the place of the
 * class's own annotations; then what the classes that embed it do.
 */
final class AccessRule {
    /** The two ways to annotate. */
    enum Side {
        FIELD,
        PROPERTY
    }

    private final UnitDraft unit;
    /** Asked for again for each class below. */
    private final Map<ClassDraft, Set<Side>> idSides = new HashMap<>();

    AccessRule(UnitDraft unit) {
        this.unit = unit;
    }

    /** What {@code @Access} says on an element, or null without one. */
    static @Nullable Side explicit(Notes notes) {
        Note note = notes.find(Access.class);
        return note == null ? null : Side.valueOf(note.constant("value"));
    }

    Side of(ClassDraft draft) {
        Side side = explicit(draft.notes);
        if (side == null && draft.kind != ClassDraft.Kind.EMBEDDABLE) {
            side = byId(draft);
        }
        if (side == null) {
            side = only(placement(draft.type, AccessRule::isMapping));
        }
        if (side == null && draft.kind == ClassDraft.Kind.EMBEDDABLE) {
            side = byUse(draft);
        }
        if (side == null) {
            side = byAncestors(draft);
        }
        return side == null ? Side.FIELD : side;
    }

    /** The place of the id: in the class, above it, or below it if the class is a mapped superclass. */
    private @Nullable Side byId(ClassDraft draft) {
        Side side = idSide(draft);
        for (ClassDraft level : unit.ancestors(draft.type)) {
            side = side == null ? idSide(level) : side;
        }
        if (side == null && !draft.isEntity()) {
            for (ClassDraft other : unit.classes.values()) {
                if (side == null && unit.ancestors(other.type).contains(draft)) {
                    side = idSide(other);
                }
            }
        }
        return side;
    }

    private @Nullable Side idSide(ClassDraft level) {
        Set<Side> sides = idSides.computeIfAbsent(level, each -> placement(each.type, AccessRule::isId));
        if (explicit(level.notes) != null) {
            return null;
        }
        // On both, where the specification leaves it open: other providers look at getters first.
        return sides.size() > 1 ? Side.PROPERTY : only(sides);
    }

    private @Nullable Side byAncestors(ClassDraft draft) {
        for (ClassDraft level : unit.ancestors(draft.type)) {
            Side side = explicit(level.notes);
            if (side != null) {
                return side;
            }
        }
        return null;
    }

    private @Nullable Side byUse(ClassDraft embeddable) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (ClassDraft user : unit.classes.values()) {
            if (user != embeddable && user.kind != ClassDraft.Kind.EMBEDDABLE && embeds(user.type, embeddable.type)) {
                sides.add(of(user));
            }
        }
        return only(sides);
    }

    private static boolean embeds(TypeDescription user, TypeDescription embeddable) {
        return user.getDeclaredFields().stream()
                .anyMatch(field -> field.getType().asErasure().equals(embeddable));
    }

    private static Set<Side> placement(TypeDescription type, Predicate<Notes> wanted) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (any(type.getDeclaredFields(), wanted)) {
            sides.add(Side.FIELD);
        }
        if (any(type.getDeclaredMethods(), wanted)) {
            sides.add(Side.PROPERTY);
        }
        return sides;
    }

    private static boolean any(Collection<? extends AnnotationSource> elements, Predicate<Notes> wanted) {
        for (AnnotationSource element : elements) {
            if (!isSkipped(element)) {
                Notes notes = new Notes(element);
                // A member with its own @Access says nothing about the others.
                if (explicit(notes) == null && wanted.test(notes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSkipped(AnnotationSource element) {
        return element instanceof FieldDescription field && (field.isStatic() || field.isSynthetic())
                || element instanceof MethodDescription method && (method.isStatic() || method.isSynthetic())
                || element instanceof NamedElement named
                        && named.getActualName().startsWith(MemberReader.WOVEN);
    }

    private static @Nullable Side only(Set<Side> sides) {
        return sides.size() == 1 ? sides.iterator().next() : null;
    }

    private static boolean isId(Notes notes) {
        return notes.has(Id.class) || notes.has(EmbeddedId.class);
    }

    private static boolean isMapping(Notes notes) {
        return !notes.besides(KnownNotes.NO_MAPPING).isEmpty();
    }
}
