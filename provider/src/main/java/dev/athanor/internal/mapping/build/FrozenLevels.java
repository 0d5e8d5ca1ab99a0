package dev.athanor.internal.mapping.build;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.NativeKind;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.Slot;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The class levels of the model. A mapped superclass is one level for all entities below it that reach its fields alike,
 * so that its companions are made once.
 */
final class FrozenLevels {
    private record Key(Class<?> type, List<Slot> slots) {}

    private record Frozen(ClassLevel level, List<AttributeLink> order) {}

    private final CompanionSource companions;
    private final Map<Key, ClassLevel> shared = new HashMap<>();
    private final Map<LevelLink, Frozen> byLink = new HashMap<>();

    FrozenLevels(CompanionSource companions) {
        this.companions = companions;
    }

    ClassLevel level(LevelLink link) {
        return frozen(link).level();
    }

    /** Where an attribute lives, or what lies in the rows of a collection; its number is the same in all subclasses. */
    Attribute.Member member(AttributeLink link) {
        Frozen frozen = frozen(link.level);
        boolean lazy = link instanceof AssociationLink association ? association.lazy : link.draft.lazy;
        int slot = frozen.order().indexOf(link);
        return new Attribute.Member(
                link.name(), link.javaType, frozen.level(), slot, slot < 0 ? -1 : number(link), lazy);
    }

    private Frozen frozen(LevelLink link) {
        Frozen present = byLink.get(link);
        if (present == null) {
            List<AttributeLink> order = link.attributes.stream()
                    .sorted(Comparator.comparingInt(FrozenLevels::number))
                    .toList();
            List<Slot> slots = order.stream().map(FrozenLevels::slot).toList();
            ClassLevel level = shared.computeIfAbsent(
                    new Key(link.javaType, slots), key -> new ClassLevel(key.type(), key.slots(), companions));
            present = new Frozen(level, order);
            byLink.put(link, present);
        }
        return present;
    }

    private static int number(AttributeLink link) {
        AttributeIndex index = Objects.requireNonNull(link.level.index);
        int number = index.number(link.level.javaType, link.draft.field);
        if (number < 0) {
            throw new IllegalStateException("woven class " + link.className() + " has no number for " + link.name());
        }
        return number;
    }

    /**
     * Values are what getter and setter say. The state of everything else is the field: collections, embeddables and
     * references live there, so that they can be loaded at first touch and report their changes, and the accessors are
     * the program's way to them.
     */
    private static Slot slot(AttributeLink link) {
        AttributeDraft draft = link.draft;
        Class<?> type = link.level.javaType;
        try {
            Field field = type.getDeclaredField(draft.field);
            if (!(link instanceof BasicLink) || draft.trivial || draft.getter == null || draft.setter == null) {
                return Slot.of(field, kind(link, field));
            }
            Method getter = type.getDeclaredMethod(draft.getter);
            Method setter = type.getDeclaredMethod(draft.setter, getter.getReturnType());
            return new Slot(field, NativeKind.OBJECT, getter, setter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the loaded class " + type.getName() + " is not the one that was read", e);
        }
    }

    /** A value moves without an object only if field and column type are exactly of that kind. */
    private static NativeKind kind(AttributeLink link, Field field) {
        if (!(link instanceof BasicLink basic) || basic.columnType == null) {
            return NativeKind.OBJECT;
        }
        NativeKind kind = basic.columnType.nativeKind();
        Class<?> wanted = switch (kind) {
            case BOOLEAN -> boolean.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case STRING -> String.class;
            case OBJECT -> Object.class;
        };
        return field.getType() == wanted ? kind : NativeKind.OBJECT;
    }
}
