package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.query.model.FromNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path leads to.
 *
 * @param source the node that the path is at, or whose attribute it names
 * @param within the embeddables between node and attribute, outermost first
 * @param attribute the attribute; null if the path is at the node itself
 * @param key a part of the key of the entity that the attribute refers to, if the path goes that far
 */
record Target(
        FromNode source,
        List<EmbeddedAttribute> within,
        @Nullable Attribute attribute,
        @Nullable KeyPart key) {
    static Target at(FromNode node) {
        return new Target(node, List.of(), null, null);
    }

    /** An attribute of the entity or embeddable that this target is. */
    Target attribute(Attribute next) {
        if (!(attribute instanceof EmbeddedAttribute embedded)) {
            return new Target(source, within, next, null);
        }
        List<EmbeddedAttribute> longer = new ArrayList<>(within);
        longer.add(embedded);
        return new Target(source, longer, next, null);
    }

    Target key(KeyPart id) {
        return new Target(source, within, attribute, id);
    }
}
