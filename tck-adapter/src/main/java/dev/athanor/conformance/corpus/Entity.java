package dev.athanor.conformance.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of a mapping.
 *
 * @param name of the entity
 * @param table its table
 * @param key attributes of the primary key, in order; empty if it is inherited
 * @param identity whether the database generates the key
 * @param columns the columns
 * @param relationships the relationships
 * @param version the version attribute, or null
 * @param discriminatorColumn the column that tells the class, for a root of a hierarchy
 * @param discriminator what that column holds for this class, or null
 * @param parent the entity that it inherits from, or null
 * @param joined whether it has a table of its own beside that of the parent
 * @param unique groups of unique columns
 */
public record Entity(
        String name,
        String table,
        List<String> key,
        boolean identity,
        List<Column> columns,
        List<Relationship> relationships,
        @Nullable String version,
        @Nullable String discriminatorColumn,
        @Nullable String discriminator,
        @Nullable String parent,
        boolean joined,
        List<List<String>> unique) {

    /** The columns that are attributes: those of a joined subclass but its key, which it inherits. */
    public List<Column> attributes() {
        return joined ? columns.subList(1, columns.size()) : columns;
    }
}
