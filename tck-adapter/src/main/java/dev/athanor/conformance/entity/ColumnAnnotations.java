package dev.athanor.conformance.entity;

import dev.athanor.InsertDefault;
import dev.athanor.LoadGroup;
import dev.athanor.WritableForeignKey;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.RelationshipKind;
import jakarta.persistence.Basic;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import net.bytebuddy.description.annotation.AnnotationDescription;

/** What is written on the attribute of a column. */
record ColumnAnnotations(Mapping mapping, Entity entity) {

    Annotations of(Column column) {
        Annotations annotations = new Annotations();
        if (entity.key().contains(column.name())) {
            annotations.add(Id.class);
            if (entity.identity()) {
                annotations.add(GeneratedValue.class, builder -> builder.define("strategy", GenerationType.IDENTITY));
            }
        }
        if (column.name().equals(entity.version())) {
            annotations.add(Version.class);
        }
        annotations.add(jakarta.persistence.Column.class, builder -> described(column, builder));
        if (isForeignKey(column)) {
            annotations.add(WritableForeignKey.class);
        }
        if (column.deferred()) {
            annotations.add(Basic.class, builder -> builder.define("fetch", FetchType.LAZY));
        }
        if (column.loadGroup() != null) {
            annotations.add(
                    LoadGroup.class, builder -> builder.define("value", Objects.requireNonNull(column.loadGroup())));
        }
        if (column.insertDefault() != null) {
            annotations.add(
                    InsertDefault.class,
                    builder -> builder.define("value", Objects.requireNonNull(column.insertDefault())));
        }
        return annotations;
    }

    private AnnotationDescription.Builder described(Column column, AnnotationDescription.Builder builder) {
        AnnotationDescription.Builder described = builder.define("name", column.name())
                .define("nullable", column.nullable() && !entity.key().contains(column.name()))
                .define("unique", column.unique())
                .define("length", 50);
        if (column.serverDefault() != null) {
            described = described.define(
                    "columnDefinition", column.type().sql() + " DEFAULT " + literal(column, column.serverDefault()));
        }
        if (column.name().equals(entity.discriminatorColumn())) {
            described = described.define("insertable", false).define("updatable", false);
        }
        return described;
    }

    private static String literal(Column column, String value) {
        return switch (column.type()) {
            case INT -> value;
            case STRING -> "'" + value.replace("'", "''") + "'";
        };
    }

    /** Whether a relationship, from this side or from the other, is over the column. */
    private boolean isForeignKey(Column column) {
        return entity.relationships().stream()
                        .filter(Relationship::hasForeignKey)
                        .flatMap(relationship -> relationship.join().stream())
                        .anyMatch(pair -> pair.local().equals(column.name()))
                || mapping.entities().stream()
                        .flatMap(owner -> owner.relationships().stream())
                        .filter(relationship -> relationship.kind() == RelationshipKind.ONE_TO_MANY
                                || relationship.kind() == RelationshipKind.ONE_TO_ONE_INVERSE)
                        .filter(relationship -> relationship.target().equals(entity.name()))
                        .flatMap(relationship -> relationship.join().stream())
                        .anyMatch(pair -> pair.remote().equals(column.name()));
    }
}
