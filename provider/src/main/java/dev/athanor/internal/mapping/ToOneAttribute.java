package dev.athanor.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference to one entity: many-to-one, or either side of a one-to-one.
 */
public final class ToOneAttribute extends Attribute implements Association {
    private final Mapper target;
    private final CascadeSet cascade;
    private final List<JoinColumn> joinColumns;
    private final boolean optional;
    private final boolean unique;
    private final @Nullable String mappedByName;
    private int heldIndex = -1;
    private @Nullable Association inverse;
    private RelationshipRules rules = RelationshipRules.STANDARD;
    private List<BasicAttribute> keyAttributes = List.of();

    /**
     * Creates the attribute.
     *
     * @param member where it lives
     * @param target the entity type referred to
     * @param cascade what travels along it
     * @param joinColumns the foreign key in the order of the target's key; empty on the inverse side
     * @param optional whether null is allowed
     * @param unique whether this is a one-to-one
     * @param mappedByName the owning attribute of the target (inverse side), or null
     */
    public ToOneAttribute(
            Member member,
            Mapper target,
            CascadeSet cascade,
            List<JoinColumn> joinColumns,
            boolean optional,
            boolean unique,
            @Nullable String mappedByName) {
        super(member);
        this.target = target;
        this.cascade = cascade;
        this.joinColumns = List.copyOf(joinColumns);
        this.optional = optional;
        this.unique = unique;
        this.mappedByName = mappedByName;
    }

    @Override
    public Mapper target() {
        return target;
    }

    @Override
    public CascadeSet cascade() {
        return cascade;
    }

    /** The foreign key in the order of the target's key; empty on the inverse side. */
    public List<JoinColumn> joinColumns() {
        return joinColumns;
    }

    /**
     * The basic attributes of the same entity that the program may write in place of the reference: one for each join column, in
     * their order. Empty if the foreign key is no attribute.
     */
    public List<BasicAttribute> keyAttributes() {
        return keyAttributes;
    }

    /** Called once while the mapping is frozen. */
    public void setKeyAttributes(List<BasicAttribute> found) {
        keyAttributes = List.copyOf(found);
    }

    /** Whether the foreign key lies in a table of this entity. */
    public boolean isOwning() {
        return mappedByName == null;
    }

    /** Whether the foreign key may be null in the database, whatever the mapping says of the object. */
    public boolean isNullable() {
        return joinColumns.stream().allMatch(join -> join.column().isNullable());
    }

    /** Whether null is allowed. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether this is a one-to-one. */
    public boolean isUnique() {
        return unique;
    }

    /** Which of the held keys of an instance belongs to this attribute; -1 on the inverse side and in an embeddable. */
    public int heldIndex() {
        return heldIndex;
    }

    /** Called by the mapper that is being defined. */
    void setHeldIndex(int index) {
        heldIndex = index;
    }

    @Override
    public @Nullable ToOneAttribute mappedBy() {
        return mappedByName == null ? null : (ToOneAttribute) target.attribute(mappedByName);
    }

    @Override
    public @Nullable Association inverse() {
        return mappedByName == null ? inverse : mappedBy();
    }

    @Override
    public void setInverse(Association other) {
        inverse = other;
    }

    @Override
    public boolean isEvented() {
        return true;
    }

    @Override
    public RelationshipRules rules() {
        return rules;
    }

    /** Called once while the mapping is frozen. */
    public void setRules(RelationshipRules found) {
        rules = found;
    }
}
