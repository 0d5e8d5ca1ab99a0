package dev.athanor.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to-one and plural attributes have in common: another entity type at the far end.
 */
public sealed interface Association permits ToOneAttribute, PluralAssociation {
    /** The attribute's name. */
    String name();

    /** The attribute's number. */
    int number();

    /** The far end. */
    Mapper target();

    /** What travels along it. */
    CascadeSet cascade();

    /** The attribute of the far end that owns the association, or null if this side does. */
    @Nullable Association mappedBy();

    /** The attribute on the far end that mirrors this one, whichever of the two owns it; null if unidirectional. */
    @Nullable Association inverse();

    /** What the mapping and the switches say of it beyond the standard. */
    RelationshipRules rules();

    /** The foreign key in the rows of the far end that holds the key of this side; empty if there is none. */
    default List<JoinColumn> ownerColumns() {
        if (mappedBy() instanceof ToOneAttribute back) {
            return back.joinColumns();
        }
        CollectionRows rows = this instanceof PluralAssociation plural ? plural.rows() : null;
        return rows == null || !rows.inElements() ? List.of() : rows.own();
    }

    /** Called once while the mapper of the far end is linked: the attribute that names this one in mappedBy. */
    void setInverse(Association inverse);
}
