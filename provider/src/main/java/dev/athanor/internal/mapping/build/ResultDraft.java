package dev.athanor.internal.mapping.build;

import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What {@code @SqlResultSetMapping} says, or a named query about itself.
 *
 * @param name name in the persistence unit; empty if it belongs to one query alone
 * @param owner name of the class that has the annotation
 * @param entities the entities of a row
 * @param objects the new objects of a row
 * @param values the values of a row
 */
record ResultDraft(
        String name, String owner, List<EntityPart> entities, List<ObjectPart> objects, List<ValuePart> values) {
    /**
     * What {@code @EntityResult} says.
     *
     * @param type the entity class
     * @param discriminator label of the discriminator column, or empty
     * @param fields labels by attribute paths
     */
    record EntityPart(TypeDescription type, String discriminator, Map<String, String> fields) {}

    /**
     * What {@code @ConstructorResult} says.
     *
     * @param type the class of the new objects
     * @param arguments the arguments of its constructor
     */
    record ObjectPart(TypeDescription type, List<ValuePart> arguments) {}

    /**
     * What {@code @ColumnResult} says.
     *
     * @param label label of the column
     * @param type the type of the value; void if none is named
     */
    record ValuePart(String label, TypeDescription type) {}

    /** Whether nothing is said. */
    boolean isEmpty() {
        return entities.isEmpty() && objects.isEmpty() && values.isEmpty();
    }
}
