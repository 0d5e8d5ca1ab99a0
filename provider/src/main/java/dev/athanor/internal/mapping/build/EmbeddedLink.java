package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** An embeddable value. */
final class EmbeddedLink extends AttributeLink {
    /** The classes of the embeddable, superclass first. */
    final List<LevelLink> levels;

    EmbeddedLink(
            AttributeDraft draft,
            LevelLink level,
            TypeDescription.Generic type,
            Class<?> javaType,
            List<LevelLink> levels) {
        super(draft, level, type, javaType);
        this.levels = levels;
    }

    List<AttributeLink> attributes() {
        return levels.stream().flatMap(each -> each.attributes.stream()).toList();
    }

    @Override
    List<LinkedColumn> columns() {
        return attributes().stream().flatMap(each -> each.columns().stream()).toList();
    }
}
