package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds overriding annotations that lead to no attribute. */
final class OverrideCheck {
    private OverrideCheck() {}

    /**
     * Checks the annotations of one class.
     *
     * @param className the annotated class
     * @param attributes the attributes that it may speak about
     */
    static void ofClass(String className, Overrides overrides, List<AttributeLink> attributes, Problems problems) {
        for (String path : overrides.paths()) {
            if (find(path, attributes) == null) {
                problems.add(className, null, MappingMessage.OVERRIDE_UNKNOWN, path);
            }
        }
    }

    /** Checks the annotations of one attribute. */
    static void ofAttribute(AttributeLink link, Problems problems) {
        Overrides overrides = link.draft.overrides;
        for (String path : overrides.paths()) {
            boolean own = path.isEmpty() && link instanceof BasicLink && overrides.convert() != null;
            boolean inside = link instanceof EmbeddedLink embedded && find(path, embedded.attributes()) != null;
            if (!own && !inside) {
                problems.add(link.className(), link.name(), MappingMessage.OVERRIDE_UNKNOWN, path);
            }
        }
    }

    private static @Nullable AttributeLink find(String path, List<AttributeLink> attributes) {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        for (AttributeLink each : attributes) {
            if (each.name().equals(head)) {
                if (dot < 0) {
                    return each;
                }
                return each instanceof EmbeddedLink embedded
                        ? find(path.substring(dot + 1), embedded.attributes())
                        : null;
            }
        }
        return null;
    }
}
