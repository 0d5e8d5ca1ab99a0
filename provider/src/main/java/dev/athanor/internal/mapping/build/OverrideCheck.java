package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
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
            if (!leads(path, link, overrides)) {
                problems.add(link.className(), link.name(), MappingMessage.OVERRIDE_UNKNOWN, path);
            }
        }
    }

    private static boolean leads(String path, AttributeLink link, Overrides overrides) {
        if (link instanceof CollectionLink collection && collection.shape() == Shape.MAP) {
            AttributeLink key = collection.key();
            if (key != null && (path.equals("key") || path.startsWith("key."))) {
                return leads(rest(path), key, overrides.of("key"));
            }
            if (path.equals("value") || path.startsWith("value.")) {
                return link instanceof ElementsLink elements
                        && elements.element != null
                        && leads(rest(path), elements.element, overrides.of("value"));
            }
        }
        if (link instanceof ElementsLink elements) {
            return elements.element != null && leads(path, elements.element, overrides);
        }
        boolean own = path.isEmpty() && link instanceof BasicLink;
        return own || link instanceof EmbeddedLink embedded && find(path, embedded.attributes()) != null;
    }

    /** A path without its first step. */
    private static String rest(String path) {
        return path.substring(Math.min(path.length(), path.indexOf('.') < 0 ? path.length() : path.indexOf('.') + 1));
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
