package dev.athanor.internal.mapping.build;

import dev.athanor.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * The names of tables and columns that the mapping does not give: those of Jakarta Persistence, in upper and lower case
 * as declared. Sequences, for which the specification leaves the choice, are named after the table.
 */
final class NamingRules {
    /** The column that tells whose keys a row counts. */
    static final String COUNTER_NAME = "KEY_NAME";
    /** The column with the last key. */
    static final String COUNTER_VALUE = "LAST_KEY";

    private NamingRules() {}

    static @Nullable Name optional(String given) {
        return given.isEmpty() ? null : Name.of(given);
    }

    static Name table(String given, String entityName) {
        return Name.of(given.isEmpty() ? entityName : given);
    }

    static Name column(String given, String attribute) {
        return Name.of(given.isEmpty() ? attribute : given);
    }

    /** {@code attribute_KEY}; quoted if the key is, because only then does its case matter. */
    static Name joinColumn(String given, String referrer, Name key) {
        return given.isEmpty() ? new Name(referrer + "_" + key.text(), key.quoted()) : Name.of(given);
    }

    /** {@code OWNER_TARGET}. */
    static Name joinTable(String given, Name owner, Name target) {
        return given.isEmpty()
                ? new Name(owner.text() + "_" + target.text(), owner.quoted() || target.quoted())
                : Name.of(given);
    }

    /** {@code Entity_attribute}. */
    static Name collectionTable(String given, String entityName, String attribute) {
        return Name.of(given.isEmpty() ? entityName + "_" + attribute : given);
    }

    /** The table of all counters that no annotation places elsewhere. */
    static Name counters(String given) {
        return Name.of(given.isEmpty() ? "GENERATED_KEYS" : given);
    }

    /** {@code TABLE_SEQ}: one sequence for each hierarchy. */
    static Name sequence(Name table) {
        return new Name(table.text() + "_SEQ", table.quoted());
    }
}
