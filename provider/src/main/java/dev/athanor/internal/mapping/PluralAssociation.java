package dev.athanor.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection of entities: one-to-many or many-to-many, in either direction.
 */
public final class PluralAssociation extends PluralAttribute implements Association {
    private final Mapper target;
    private final CascadeSet cascade;
    private final boolean oneToMany;
    private final @Nullable JoinTable joinTable;
    private final @Nullable CollectionRows rows;
    private final @Nullable String mappedByName;
    private final @Nullable String mapKeyName;
    private @Nullable Association inverse;
    private RelationshipRules rules = RelationshipRules.STANDARD;
    private List<BasicAttribute> targetKeyAttributes = List.of();

    /**
     * Creates the attribute. Without join table and mappedBy its rows are those of the elements.
     *
     * @param member where it lives
     * @param shape what the program sees
     * @param target the element type
     * @param cascade what travels along it
     * @param oneToMany whether an element belongs to one owner at most
     * @param joinTable the table between, on the owning side
     * @param rows the rows of that table, or what it writes in the rows of its elements
     * @param mappedByName the owning attribute of the target, on the inverse side
     * @param orderBy the text of {@code @OrderBy}: empty string means by key, null that there is none
     * @param mapKeyName for maps the attribute of the element that is the key; null for the element's primary key, unless
     *     the rows have keys of their own
     */
    public PluralAssociation(
            Member member,
            Shape shape,
            Mapper target,
            CascadeSet cascade,
            boolean oneToMany,
            @Nullable JoinTable joinTable,
            @Nullable CollectionRows rows,
            @Nullable String mappedByName,
            @Nullable String orderBy,
            @Nullable String mapKeyName) {
        super(member, shape, orderBy);
        this.target = target;
        this.cascade = cascade;
        this.oneToMany = oneToMany;
        this.joinTable = joinTable;
        this.rows = rows;
        this.mappedByName = mappedByName;
        this.mapKeyName = mapKeyName;
    }

    @Override
    public Mapper target() {
        return target;
    }

    @Override
    public CascadeSet cascade() {
        return cascade;
    }

    /** Whether an element belongs to one owner at most. */
    public boolean isOneToMany() {
        return oneToMany;
    }

    /** The table between, on the owning side; null on the inverse side. */
    public @Nullable JoinTable joinTable() {
        return joinTable;
    }

    @Override
    public @Nullable CollectionRows rows() {
        return rows;
    }

    /** The join table of either side; null for a one-to-many by foreign key. */
    public @Nullable JoinTable effectiveJoinTable() {
        return joinTable != null || !(mappedBy() instanceof PluralAssociation owner) ? joinTable : owner.joinTable;
    }

    @Override
    public boolean isOwning() {
        return mappedByName == null;
    }

    /** For maps the attribute of the element that is the key. */
    public @Nullable String mapKeyName() {
        return mapKeyName;
    }

    @Override
    public @Nullable Association mappedBy() {
        return mappedByName == null ? null : (Association) target.attribute(mappedByName);
    }

    @Override
    public @Nullable Association inverse() {
        return mappedByName == null ? inverse : mappedBy();
    }

    @Override
    public void setInverse(Association other) {
        inverse = other;
    }

    /**
     * The basic attributes of the target that the program may write in place of this association: one for each column of the foreign
     * key in the rows of the target, in the order of the owner's key. Empty if the foreign key is no attribute, or in a join table.
     */
    public List<BasicAttribute> targetKeyAttributes() {
        return mappedBy() instanceof ToOneAttribute back ? back.keyAttributes() : targetKeyAttributes;
    }

    /** Called once while the mapping is frozen. */
    public void setTargetKeyAttributes(List<BasicAttribute> found) {
        targetKeyAttributes = List.copyOf(found);
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
