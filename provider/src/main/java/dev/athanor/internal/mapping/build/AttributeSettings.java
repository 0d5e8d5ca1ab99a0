package dev.athanor.internal.mapping.build;

import dev.athanor.ReferentialAction;
import org.jspecify.annotations.Nullable;

/** What properties say of single attributes, which wins over their annotations. */
public interface AttributeSettings {
    /** Nothing is said. */
    AttributeSettings NONE = (className, attribute, deleted) -> null;

    /**
     * What the database does with rows that refer to a row by an attribute.
     *
     * @param className the class that declares the attribute
     * @param attribute its name
     * @param deleted whether that row is deleted; else its key is changed
     * @return null if nothing is said
     */
    @Nullable ReferentialAction action(String className, String attribute, boolean deleted);
}
