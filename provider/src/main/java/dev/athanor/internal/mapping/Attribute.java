package dev.athanor.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One persistent attribute of an entity type or of an embeddable as used by one attribute. Immutable once its mapper is
 * frozen.
 */
public abstract sealed class Attribute permits BasicAttribute, EmbeddedAttribute, ToOneAttribute, PluralAttribute {
    private final Member member;

    Attribute(Member member) {
        this.member = member;
    }

    /**
     * Where the attribute lives in its class.
     *
     * @param name attribute name
     * @param javaType declared type, primitives as such
     * @param level the class level that declares it
     * @param slot its slot in that level; -1 for what a collection holds, which is a member of no class
     * @param number its attribute number in the woven class, the same in all subclasses; -1 for the same
     * @param lazy whether it is loaded at first touch
     */
    public record Member(String name, Class<?> javaType, ClassLevel level, int slot, int number, boolean lazy) {}

    /** The attribute's name. */
    public final String name() {
        return member.name();
    }

    /** The declared type. */
    public final Class<?> javaType() {
        return member.javaType();
    }

    /** The class level that declares the field. */
    public final ClassLevel level() {
        return member.level();
    }

    /** The slot of the field in its level. */
    public final int slot() {
        return member.slot();
    }

    /** The attribute number: same in all subclasses, and what woven code calls with. */
    public final int number() {
        return member.number();
    }

    /** Whether the attribute is loaded at first touch rather than with its owner. */
    public final boolean isLazy() {
        return member.lazy();
    }

    /** Whether several columns or objects can hide behind it: everything but a basic immutable value. */
    public abstract boolean isEvented();

    /**
     * Whether the value can change in place without telling anybody, so that it must be compared once the program has
     * it: dates, arrays, embeddables that are not woven.
     */
    public boolean changesUnseen() {
        return false;
    }

    /** Reads the field without events. */
    public final @Nullable Object get(Object target) {
        return member.level().access().get(target, member.slot());
    }

    /** Writes the field without events. */
    public final void set(Object target, @Nullable Object value) {
        member.level().access().set(target, member.slot(), value);
    }

    @Override
    public final String toString() {
        return member.level().type().getSimpleName() + "." + member.name();
    }
}
