package dev.athanor.internal.cascade;

import dev.athanor.internal.collection.ElementRule;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.ElementImage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a collection are to it, when they or their keys have columns in its rows. An embeddable tells the
 * owner of a change, as one in an attribute does; of basic values only immutable ones are compared without a look.
 *
 * @param element the element, null for entities
 * @param key the key, null if rows have none
 */
record RowElements(@Nullable Attribute element, @Nullable Attribute key) implements ElementRule {
    static ElementRule of(PluralAttribute attribute) {
        Attribute key = attribute.shape() == PluralAttribute.Shape.MAP ? attribute.key() : null;
        Attribute element = attribute instanceof ElementCollection values ? values.element() : null;
        return element == null && key == null ? ElementRule.ENTITIES : new RowElements(element, key);
    }

    @Override
    public boolean isIdentity() {
        return element == null;
    }

    @Override
    public boolean isImmutable() {
        return element == null || element instanceof BasicAttribute basic && !basic.isEvented();
    }

    @Override
    public boolean changesUnseen() {
        return element != null && element.changesUnseen();
    }

    @Override
    public @Nullable Object image(@Nullable Object value) {
        return element == null ? value : new ElementImage(element, value);
    }

    @Override
    public Object keyImage(@Nullable Object value) {
        return new ElementImage(Objects.requireNonNull(key), value);
    }

    @Override
    public void joins(Object owner, int attribute, @Nullable Object value) {
        if (value != null && element instanceof EmbeddedAttribute embedded && embedded.tellsHolders()) {
            AttributeEvents.hold(owner, attribute, embedded, value);
        }
    }
}
