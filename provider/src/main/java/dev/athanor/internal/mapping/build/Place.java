package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of an attribute go.
 *
 * @param entity the entity whose rows they belong to
 * @param table the table
 * @param overrides what is said about the attribute from outside
 * @param absence which columns must allow NULL whatever their attribute says
 * @param path path of the enclosing embeddables with a dot at its end, or empty
 */
record Place(EntityLink entity, LinkedTable table, Overrides overrides, Absence absence, String path) {
    /** Which columns may hold NULL although their attribute is never null. */
    enum Absence {
        /** None. */
        NEVER,
        /** Those of primitives, because the embeddable around them can be null. */
        EMBEDDED,
        /** All, because the row can be of a sibling type. */
        SIBLING
    }

    /**
     * The table that a column names: the one of this place, or another one of the entity's rows.
     *
     * @param name the name, or empty for the table of this place
     * @return null if the entity has no such table, which is a problem then
     */
    @Nullable LinkedTable tableNamed(String name, AttributeLink link, Problems problems) {
        if (name.isEmpty() || Name.of(name).equals(table.name())) {
            return table;
        }
        // Rows of other tables than the entity's own, as those of collections, do not continue in secondary ones.
        LinkedTable found = table == entity.table ? entity.findTable(Name.of(name)) : null;
        if (found == null) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.UNKNOWN_TABLE,
                    name,
                    table == entity.table ? entity.tableNames() : table.name());
        }
        return found;
    }

    /** The place of an attribute inside the one that is placed here. */
    Place inside(String attribute, Overrides own) {
        return new Place(
                entity,
                table,
                own,
                absence == Absence.SIBLING ? Absence.SIBLING : Absence.EMBEDDED,
                path + attribute + ".");
    }

    /** The place of one attribute among those that are placed here. */
    Place of(String attribute) {
        return new Place(entity, table, overrides.of(attribute), absence, path);
    }
}
