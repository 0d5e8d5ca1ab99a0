package dev.athanor.internal.mapping.build;

import dev.athanor.ReferentialAction;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import org.jspecify.annotations.Nullable;

/** What properties say of single attributes, which wins over their annotations, and of all. */
public interface AttributeSettings {
    /** Nothing is said. */
    AttributeSettings NONE = new AttributeSettings() {
        @Override
        public @Nullable ReferentialAction action(String className, String attribute, boolean deleted) {
            return null;
        }

        @Override
        public <T> @Nullable T choice(Switch<T> choice, String className, String attribute) {
            return null;
        }

        @Override
        public Rules rules() {
            return Rules.STANDARD;
        }
    };

    /**
     * What the database does with rows that refer to a row by an attribute.
     *
     * @param className the class that declares the attribute
     * @param attribute its name
     * @param deleted whether that row is deleted; else its key is changed
     * @return null if nothing is said
     */
    @Nullable ReferentialAction action(String className, String attribute, boolean deleted);

    /**
     * What is chosen for one attribute.
     *
     * @param choice the switch
     * @param className the class that declares the attribute
     * @param attribute its name
     * @return null if nothing is said
     */
    <T> @Nullable T choice(Switch<T> choice, String className, String attribute);

    /** What is chosen for the persistence unit. */
    Rules rules();
}
