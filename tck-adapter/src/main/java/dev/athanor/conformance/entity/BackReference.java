package dev.athanor.conformance.entity;

import dev.athanor.InverseSync;
import dev.athanor.NoCascade;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.RelationshipKind;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A reference that the corpus does not have: Jakarta Persistence says of a one-to-one whose foreign key is in the target's table by an
 * attribute of the target alone. Nobody reads or writes it, and nothing cascades along it.
 *
 * @param owner the entity whose one-to-one it is
 * @param relationship the one-to-one
 */
record BackReference(Entity owner, Relationship relationship) {

    /** The references that a target needs. */
    static List<BackReference> of(Mapping mapping, Entity target) {
        List<BackReference> found = new ArrayList<>();
        for (Entity owner : mapping.entities()) {
            for (Relationship relationship : owner.relationships()) {
                if (relationship.kind() == RelationshipKind.ONE_TO_ONE_INVERSE
                        && relationship.target().equals(target.name())
                        && name(relationship)
                                .equals(Inverse.of(mapping, owner, relationship).mappedBy())) {
                    found.add(new BackReference(owner, relationship));
                }
            }
        }
        return found;
    }

    static String name(Relationship relationship) {
        return "owner_by_" + relationship.name();
    }

    /** Whether an attribute is one of them, of which the corpus knows nothing. */
    static boolean is(Mapping mapping, Entity entity, String attribute) {
        return of(mapping, entity).stream()
                .anyMatch(each -> name(each.relationship).equals(attribute));
    }

    Annotations annotations(Mapping mapping, Entity target) {
        Annotations annotations = new Annotations();
        annotations.add(OneToOne.class, builder -> builder.define("fetch", FetchType.LAZY));
        new JoinAnnotations(mapping, target).add(reversed(), annotations);
        annotations.add(NoCascade.class);
        annotations.add(InverseSync.class, builder -> builder.define("value", false));
        return annotations;
    }

    /** The same relationship as the target sees it. */
    Relationship reversed() {
        return new Relationship(
                name(relationship),
                RelationshipKind.ONE_TO_ONE_OWNING,
                owner.name(),
                null,
                Set.of(),
                relationship.join().stream()
                        .map(pair -> new Relationship.ColumnPair(pair.remote(), pair.local()))
                        .toList(),
                null,
                List.of(),
                "select",
                "false",
                Set.of());
    }
}
