package dev.athanor.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A collection of basic values or embeddables, in rows that belong to the owner as its columns do. Jakarta Persistence
 * 3.2, section 2.6.
 */
public final class ElementCollection extends PluralAttribute {
    private final CollectionRows rows;

    /**
     * Creates the attribute.
     *
     * @param member where it lives
     * @param shape what the program sees
     * @param rows where the elements are
     * @param orderBy the text of {@code @OrderBy}: empty string means by value, null that there is none
     */
    public ElementCollection(Member member, Shape shape, CollectionRows rows, @Nullable String orderBy) {
        super(member, shape, orderBy);
        this.rows = rows;
    }

    @Override
    public boolean isOwning() {
        return true;
    }

    @Override
    public CollectionRows rows() {
        return rows;
    }

    /** Whether an element can refer to entities. */
    boolean isReferring() {
        return element() instanceof EmbeddedAttribute embedded
                && embedded.leaves().stream().anyMatch(path -> path.get(path.size() - 1) instanceof ToOneAttribute);
    }

    /** An element that changes in place tells nobody; only a look at the rows' images tells. */
    @Override
    public boolean changesUnseen() {
        return element().changesUnseen();
    }

    /** An element, as an attribute of its row: basic or embedded. */
    public Attribute element() {
        return rows.element();
    }
}
