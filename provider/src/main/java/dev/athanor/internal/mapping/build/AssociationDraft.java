package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What the association annotations of one attribute say.
 *
 * @param kind which of the four
 * @param target {@code targetEntity}, or null if it follows from the declared type
 * @param cascade constants of {@code CascadeType}
 * @param lazy whether it is loaded at first touch
 * @param fetchNamed whether that is said rather than the default
 * @param optional whether null is allowed
 * @param mappedBy the owning attribute of the target, or empty
 * @param orphanRemoval whether an element dies when it leaves
 * @param joinColumns the foreign key
 * @param foreignKey the constraint of several join columns together
 * @param joinTable the join table, or null if none is named
 */
record AssociationDraft(
        Kind kind,
        @Nullable TypeDescription target,
        List<String> cascade,
        boolean lazy,
        boolean fetchNamed,
        boolean optional,
        String mappedBy,
        boolean orphanRemoval,
        List<JoinColumnDraft> joinColumns,
        ForeignKeyDraft foreignKey,
        @Nullable JoinTableDraft joinTable) {
    /** The four associations. */
    enum Kind {
        MANY_TO_ONE,
        ONE_TO_ONE,
        ONE_TO_MANY,
        MANY_TO_MANY;

        /** The annotation's name. */
        String annotation() {
            return switch (this) {
                case MANY_TO_ONE -> "@ManyToOne";
                case ONE_TO_ONE -> "@OneToOne";
                case ONE_TO_MANY -> "@OneToMany";
                case MANY_TO_MANY -> "@ManyToMany";
            };
        }

        boolean isPlural() {
            return this == ONE_TO_MANY || this == MANY_TO_MANY;
        }
    }
}
