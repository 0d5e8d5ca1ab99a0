package dev.athanor.internal.mapping;

import java.util.List;
import java.util.Map;

/**
 * What the rows of SQL become, as an annotation says it: entities, then new objects, then values.
 *
 * @param name name in the persistence unit; empty if it belongs to one query alone
 * @param owner name of the class that has the annotation
 * @param entities the entities of a row
 * @param objects the new objects of a row
 * @param values the values of a row
 */
public record ResultMapping(
        String name, String owner, List<EntityPart> entities, List<ObjectPart> objects, List<ValuePart> values) {
    /** Copies the lists. */
    public ResultMapping {
        entities = List.copyOf(entities);
        objects = List.copyOf(objects);
        values = List.copyOf(values);
    }

    /**
     * An entity.
     *
     * @param type its class
     * @param discriminator label of the column that tells its subclass; empty for the mapped name
     * @param fields the labels of columns by attribute paths; others have their mapped names
     */
    public record EntityPart(Class<?> type, String discriminator, Map<String, String> fields) {
        /** Copies the map. */
        public EntityPart {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * A new object.
     *
     * @param type its class
     * @param arguments the arguments of the constructor
     */
    public record ObjectPart(Class<?> type, List<ValuePart> arguments) {
        /** Copies the list. */
        public ObjectPart {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A value.
     *
     * @param label label of its column
     * @param type its type; void for whatever the driver gives
     */
    public record ValuePart(String label, Class<?> type) {}
}
