package dev.athanor.internal.mapping;

import java.util.List;

/**
 * An embeddable value: its attributes with the columns that this use of it has. Nested attributes are numbered within
 * the embeddable's class.
 */
public final class EmbeddedAttribute extends Attribute {
    private final List<ClassLevel> levels;
    private final List<Attribute> attributes;

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
    }

    /** The class levels of the embeddable, superclass first. */
    public List<ClassLevel> levels() {
        return levels;
    }

    /** The attributes of the embeddable with the columns of this use, in order of their numbers. */
    public List<Attribute> attributes() {
        return attributes;
    }

    @Override
    public boolean isEvented() {
        return true;
    }
}
