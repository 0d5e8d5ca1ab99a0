package dev.athanor.conformance.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping: the entities that scenarios are about.
 *
 * @param name of the mapping
 * @param entities the entities, in the order of the file
 * @param tables the association tables
 */
public record Mapping(String name, List<Entity> entities, List<AssociationTable> tables) {

    /**
     * The entity of that name.
     *
     * @throws CorpusException if there is none
     */
    public Entity entity(String entity) {
        return entities.stream()
                .filter(candidate -> candidate.name().equals(entity))
                .findFirst()
                .orElseThrow(() -> new CorpusException("mapping " + name + " has no entity " + entity));
    }

    /** The entity at the top of the hierarchy, mostly the entity itself. */
    public Entity root(Entity entity) {
        String parent = entity.parent();
        return parent == null ? entity : root(entity(parent));
    }

    /** The relationship of that name, of the entity or of one that it inherits from; null if there is none. */
    public @Nullable Relationship relationship(Entity entity, String attribute) {
        for (Relationship relationship : entity.relationships()) {
            if (relationship.name().equals(attribute)) {
                return relationship;
            }
        }
        String parent = entity.parent();
        return parent == null ? null : relationship(entity(parent), attribute);
    }

    /** Whether the first entity is the second one or inherits from it. */
    public boolean isA(Entity entity, String ancestor) {
        String parent = entity.parent();
        return entity.name().equals(ancestor) || (parent != null && isA(entity(parent), ancestor));
    }
}
