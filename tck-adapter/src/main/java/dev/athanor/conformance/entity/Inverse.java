package dev.athanor.conformance.entity;

import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.RelationshipKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a relationship.
 *
 * @param mappedBy the attribute of the target that owns the relationship; null if this side does
 * @param synchronised whether both sides are kept in step, where there are two
 */
record Inverse(@Nullable String mappedBy, boolean synchronised) {

    static Inverse of(Mapping mapping, Entity entity, Relationship relationship) {
        return switch (relationship.kind()) {
            case ONE_TO_MANY, ONE_TO_ONE_INVERSE -> ofForeignKey(mapping, relationship);
            case MANY_TO_MANY -> ofLinks(mapping, entity, relationship);
            case MANY_TO_ONE, ONE_TO_ONE_OWNING -> new Inverse(null, true);
        };
    }

    /** A reference of the target over the same columns owns the relationship. */
    private static Inverse ofForeignKey(Mapping mapping, Relationship relationship) {
        Entity target = mapping.entity(relationship.target());
        for (Relationship candidate : target.relationships()) {
            if (candidate.hasForeignKey() && isReversed(candidate, relationship)) {
                return new Inverse(candidate.name(), candidate.name().equals(relationship.inverse()));
            }
        }
        return relationship.kind() == RelationshipKind.ONE_TO_ONE_INVERSE
                ? new Inverse(BackReference.name(relationship), false)
                : new Inverse(null, true);
    }

    private static boolean isReversed(Relationship reference, Relationship collection) {
        List<Relationship.ColumnPair> reversed = collection.join().stream()
                .map(pair -> new Relationship.ColumnPair(pair.remote(), pair.local()))
                .toList();
        return reference.join().equals(reversed);
    }

    /** Of two sides that are kept in step, the one that comes first owns the association table. */
    private static Inverse ofLinks(Mapping mapping, Entity entity, Relationship relationship) {
        String inverse = relationship.inverse();
        if (inverse == null) {
            return new Inverse(null, true);
        }
        Entity target = mapping.entity(relationship.target());
        Relationship other = Objects.requireNonNull(mapping.relationship(target, inverse));
        boolean first = target == entity
                ? entity.relationships().indexOf(relationship)
                        < entity.relationships().indexOf(other)
                : mapping.entities().indexOf(entity) < mapping.entities().indexOf(target);
        return other.kind() == RelationshipKind.MANY_TO_MANY && !first
                ? new Inverse(inverse, true)
                : new Inverse(null, true);
    }
}
