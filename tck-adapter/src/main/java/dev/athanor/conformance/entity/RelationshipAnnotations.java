package dev.athanor.conformance.entity;

import dev.athanor.ActiveHistory;
import dev.athanor.DeleteOrphan;
import dev.athanor.InverseSync;
import dev.athanor.LoadOnPending;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.NoCascade;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.PassiveUpdates;
import dev.athanor.PostUpdate;
import dev.athanor.SingleParent;
import dev.athanor.ViewOnly;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.RelationshipFlag;
import dev.athanor.conformance.corpus.RelationshipKind;
import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.description.annotation.AnnotationDescription;
import org.jspecify.annotations.Nullable;

/** What is written on the attribute of a relationship. */
record RelationshipAnnotations(Mapping mapping, Entity entity) {
    private static final Map<RelationshipKind, Class<? extends Annotation>> KINDS = Map.of(
            RelationshipKind.ONE_TO_MANY, OneToMany.class,
            RelationshipKind.MANY_TO_ONE, ManyToOne.class,
            RelationshipKind.ONE_TO_ONE_OWNING, OneToOne.class,
            RelationshipKind.ONE_TO_ONE_INVERSE, OneToOne.class,
            RelationshipKind.MANY_TO_MANY, ManyToMany.class);
    private static final Map<String, CascadeType> CASCADES = Map.of(
            "save-update", CascadeType.PERSIST,
            "merge", CascadeType.MERGE,
            "delete", CascadeType.REMOVE,
            "refresh-expire", CascadeType.REFRESH,
            "expunge", CascadeType.DETACH);
    private static final Map<RelationshipFlag, Class<? extends Annotation>> FLAGS = Map.of(
            RelationshipFlag.SINGLE_PARENT, SingleParent.class,
            RelationshipFlag.VIEW_ONLY, ViewOnly.class,
            RelationshipFlag.POST_UPDATE, PostUpdate.class,
            RelationshipFlag.LOAD_ON_PENDING, LoadOnPending.class,
            RelationshipFlag.ACTIVE_HISTORY, ActiveHistory.class);

    Annotations of(Relationship relationship) {
        Annotations annotations = new Annotations();
        Inverse inverse = Inverse.of(mapping, entity, relationship);
        annotations.add(
                Objects.requireNonNull(KINDS.get(relationship.kind())),
                builder -> described(relationship, inverse.mappedBy(), builder));
        if (inverse.mappedBy() == null) {
            new JoinAnnotations(mapping, entity).add(relationship, annotations);
        }
        if (!inverse.synchronised()) {
            annotations.add(InverseSync.class, builder -> builder.define("value", false));
        }
        if (relationship.isPlural() && !relationship.orderBy().isEmpty()) {
            annotations.add(
                    OrderBy.class, builder -> builder.define("value", String.join(", ", relationship.orderBy())));
        }
        addRules(relationship, annotations);
        return annotations;
    }

    private static AnnotationDescription.Builder described(
            Relationship relationship, @Nullable String mappedBy, AnnotationDescription.Builder builder) {
        AnnotationDescription.Builder described = builder.define("fetch", FetchType.LAZY);
        List<CascadeType> cascades = relationship.cascade().stream()
                .filter(CASCADES::containsKey)
                .map(cascade -> Objects.requireNonNull(CASCADES.get(cascade)))
                .toList();
        if (!cascades.isEmpty()) {
            described = described.defineEnumerationArray(
                    "cascade", CascadeType.class, cascades.toArray(CascadeType[]::new));
        }
        if (mappedBy != null) {
            described = described.define("mappedBy", mappedBy);
        }
        if (relationship.cascade().contains("delete-orphan") && hasOrphanRemoval(relationship)) {
            described = described.define("orphanRemoval", true);
        }
        return described;
    }

    private static boolean hasOrphanRemoval(Relationship relationship) {
        return relationship.kind() != RelationshipKind.MANY_TO_ONE
                && relationship.kind() != RelationshipKind.MANY_TO_MANY;
    }

    private static void addRules(Relationship relationship, Annotations annotations) {
        boolean viewOnly = relationship.is(RelationshipFlag.VIEW_ONLY);
        if (relationship.cascade().isEmpty() && !viewOnly) {
            annotations.add(NoCascade.class);
        }
        if (relationship.cascade().contains("delete-orphan") && !hasOrphanRemoval(relationship)) {
            annotations.add(DeleteOrphan.class);
        }
        if (!relationship.loading().equals("select")) {
            annotations.add(
                    Loading.class,
                    builder -> builder.define(
                            "value",
                            LoadingStrategy.valueOf(relationship.loading().toUpperCase(Locale.ROOT))));
        }
        if (!relationship.passiveDeletes().equals("false")) {
            annotations.add(
                    PassiveDeletes.class,
                    builder -> builder.define(
                            "value",
                            PassiveDeletesMode.valueOf(
                                    relationship.passiveDeletes().toUpperCase(Locale.ROOT))));
        }
        if (relationship.is(RelationshipFlag.ACTIVE_UPDATES)) {
            annotations.add(PassiveUpdates.class, builder -> builder.define("value", false));
        }
        FLAGS.forEach((flag, annotation) -> {
            if (relationship.is(flag)) {
                annotations.add(annotation);
            }
        });
    }
}
