package dev.athanor.internal.mapping;

import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.States;
import java.util.ArrayList;
import java.util.List;

/**
 * An embeddable value: its attributes with the columns that this use of it has. Nested attributes are numbered within
 * the embeddable's class.
 */
public final class EmbeddedAttribute extends Attribute {
    private final List<ClassLevel> levels;
    private final List<Attribute> attributes;
    private final List<List<Attribute>> leaves;
    private final List<List<Attribute>> collections;
    private final boolean woven;

    /**
     * Creates the attribute.
     *
     * @param member where it lives
     * @param levels the class levels of the embeddable, superclass first
     * @param attributes its attributes: basic, embedded or to-one, with the columns of this use
     */
    public EmbeddedAttribute(Member member, List<ClassLevel> levels, List<Attribute> attributes) {
        super(member);
        this.levels = List.copyOf(levels);
        this.attributes = List.copyOf(attributes);
        this.woven = Instrumented.class.isAssignableFrom(member.javaType());
        List<List<Attribute>> found = new ArrayList<>();
        collect(List.of(), this.attributes, false, found);
        this.leaves = List.copyOf(found);
        List<List<Attribute>> plural = new ArrayList<>();
        collect(List.of(), this.attributes, true, plural);
        this.collections = List.copyOf(plural);
    }

    private static void collect(
            List<Attribute> prefix, List<Attribute> attributes, boolean ofValues, List<List<Attribute>> into) {
        for (Attribute attribute : attributes) {
            List<Attribute> path = new ArrayList<>(prefix);
            path.add(attribute);
            if (attribute instanceof EmbeddedAttribute nested) {
                collect(path, nested.attributes, ofValues, into);
            } else if (attribute instanceof ElementCollection == ofValues) {
                into.add(List.copyOf(path));
            }
        }
    }

    /** The class levels of the embeddable, superclass first. */
    public List<ClassLevel> levels() {
        return levels;
    }

    /** The attributes of the embeddable with the columns of this use, in order of their numbers. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** A new object without values. */
    public Object instantiate() {
        try {
            Object made = levels.get(levels.size() - 1).access().newInstance();
            States.of(made).reset();
            return made;
        } catch (InstantiationException e) {
            throw new IllegalStateException("the mapping lets no abstract embeddable pass: " + this, e);
        }
    }

    /** The attributes that have columns, nested embeddables resolved: each with the attributes that lead to it. */
    public List<List<Attribute>> leaves() {
        return leaves;
    }

    /** The collections of values inside, nested embeddables resolved: each with the attributes that lead to it. */
    public List<List<Attribute>> collections() {
        return collections;
    }

    /** Whether anything inside reports changes to its holders: the embeddable itself, or a collection in it. */
    public boolean tellsHolders() {
        return woven || !collections.isEmpty();
    }

    @Override
    public boolean changesUnseen() {
        return !woven;
    }

    @Override
    public boolean isEvented() {
        return true;
    }
}
