package dev.athanor.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection of entities: one-to-many or many-to-many, in either direction.
 */
public final class PluralAttribute extends Attribute implements Association {
    /** What the program sees. */
    public enum Shape {
        COLLECTION,
        LIST,
        SET,
        MAP
    }

    /**
     * One term of ORDER BY.
     *
     * @param path attribute path from the element, more than one step through embeddables
     * @param descending the direction
     */
    public record Order(List<Attribute> path, boolean descending) {}

    private final Shape shape;
    private final Mapper target;
    private final CascadeSet cascade;
    private final boolean oneToMany;
    private final @Nullable JoinTable joinTable;
    private final @Nullable String mappedByName;
    private final @Nullable String orderBy;
    private final @Nullable String mapKeyName;
    private List<Order> order = List.of();
    private @Nullable Association inverse;

    /**
     * Creates the attribute. Exactly one of join table and mappedBy is given.
     *
     * @param member where it lives
     * @param shape what the program sees
     * @param target the element type
     * @param cascade what travels along it
     * @param oneToMany whether an element belongs to one owner at most
     * @param joinTable the table between, on the owning side
     * @param mappedByName the owning attribute of the target, on the inverse side
     * @param orderBy the text of {@code @OrderBy}: empty string means by key, null that there is none
     * @param mapKeyName for maps the attribute of the element that is the key; null for the element's primary key
     */
    public PluralAttribute(
            Member member,
            Shape shape,
            Mapper target,
            CascadeSet cascade,
            boolean oneToMany,
            @Nullable JoinTable joinTable,
            @Nullable String mappedByName,
            @Nullable String orderBy,
            @Nullable String mapKeyName) {
        super(member);
        this.shape = shape;
        this.target = target;
        this.cascade = cascade;
        this.oneToMany = oneToMany;
        this.joinTable = joinTable;
        this.mappedByName = mappedByName;
        this.orderBy = orderBy;
        this.mapKeyName = mapKeyName;
    }

    /** What the program sees. */
    public Shape shape() {
        return shape;
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

    /** The join table of either side; null for a one-to-many by foreign key. */
    public @Nullable JoinTable effectiveJoinTable() {
        return joinTable != null || !(mappedBy() instanceof PluralAttribute owner) ? joinTable : owner.joinTable;
    }

    /** Whether this side is the one that is written. */
    public boolean isOwning() {
        return mappedByName == null;
    }

    /** The text of {@code @OrderBy}. */
    public @Nullable String orderByText() {
        return orderBy;
    }

    /** The order in which elements are read; empty if none is asked for. */
    public List<Order> order() {
        return order;
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

    /** Called once while linking, when the attributes of the element are known. */
    public void setOrder(List<Order> terms) {
        order = List.copyOf(terms);
    }

    @Override
    public boolean isEvented() {
        return true;
    }
}
