package dev.athanor.internal.mapping;

import java.util.List;

/**
 * An association, or where queries say so a collection of values, as seen from an entity: directly, or inside embeddables.
 *
 * @param embedded the embeddables on the way, outermost first; empty for an attribute of the entity itself
 * @param attribute the association: a to-one or plural attribute
 */
public record AssociationPath(List<EmbeddedAttribute> embedded, Attribute attribute) {
    /** Copies the path. */
    public AssociationPath {
        embedded = List.copyOf(embedded);
    }

    /** The association. */
    public Association association() {
        return (Association) attribute;
    }

    /** The number of the entity's own attribute that the association lies in. */
    public int entityAttribute() {
        return embedded.isEmpty() ? attribute.number() : embedded.get(0).number();
    }
}
