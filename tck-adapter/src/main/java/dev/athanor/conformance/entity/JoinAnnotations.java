package dev.athanor.conformance.entity;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.ForeignKey;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.Relationship.ColumnPair;
import dev.athanor.conformance.corpus.Relationship.Links;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** What is written on the side that owns a relationship: its columns or its table, and what the database does with them. */
record JoinAnnotations(Mapping mapping, Entity entity) {

    void add(Relationship relationship, Annotations annotations) {
        Links links = relationship.links();
        if (links != null) {
            annotations.add(
                    JoinTable.class,
                    builder -> builder.define("name", links.table())
                            .defineAnnotationArray("joinColumns", joinColumn(), columns(links.own()))
                            .defineAnnotationArray("inverseJoinColumns", joinColumn(), columns(links.other())));
            addActions(columnsOf(links.table()), links.own().get(0).remote(), annotations);
            return;
        }
        boolean here = relationship.hasForeignKey();
        Entity holder = here ? entity : mapping.entity(relationship.target());
        AnnotationDescription[] columns = relationship.join().stream()
                .map(pair -> here
                        ? column(holder, pair.local(), pair.remote())
                        : column(holder, pair.remote(), pair.local()))
                .toArray(AnnotationDescription[]::new);
        if (columns.length == 1) {
            annotations.all().add(columns[0]);
        } else {
            annotations.add(
                    JoinColumns.class, builder -> builder.defineAnnotationArray("value", joinColumn(), columns));
        }
        ColumnPair first = relationship.join().get(0);
        addActions(holder.columns(), here ? first.local() : first.remote(), annotations);
    }

    private static TypeDescription joinColumn() {
        return TypeDescription.ForLoadedType.of(JoinColumn.class);
    }

    private static AnnotationDescription[] columns(List<ColumnPair> pairs) {
        return pairs.stream()
                .map(pair -> Annotations.of(
                        JoinColumn.class,
                        builder -> builder.define("name", pair.remote()).define("referencedColumnName", pair.local())))
                .toArray(AnnotationDescription[]::new);
    }

    private static AnnotationDescription column(Entity holder, String name, String referenced) {
        boolean nullable = !holder.key().contains(name)
                && holder.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .allMatch(Column::nullable);
        boolean constrained =
                holder.columns().stream().anyMatch(column -> column.name().equals(name) && column.reference() != null);
        AnnotationDescription constraint = Annotations.of(
                jakarta.persistence.ForeignKey.class,
                builder -> builder.define(
                        "value", constrained ? ConstraintMode.PROVIDER_DEFAULT : ConstraintMode.NO_CONSTRAINT));
        return Annotations.of(
                JoinColumn.class,
                builder -> builder.define("name", name)
                        .define("referencedColumnName", referenced)
                        .define("nullable", nullable)
                        .define("foreignKey", constraint));
    }

    private List<Column> columnsOf(String table) {
        return mapping.tables().stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .map(candidate -> candidate.columns())
                .orElseGet(() -> mapping.entities().stream()
                        .filter(candidate -> candidate.table().equals(table))
                        .findFirst()
                        .map(Entity::columns)
                        .orElse(List.of()));
    }

    private static void addActions(List<Column> columns, String name, Annotations annotations) {
        for (Column column : columns) {
            ForeignKey reference = column.reference();
            if (column.name().equals(name) && reference != null) {
                addAction(OnDelete.class, reference.onDelete(), annotations);
                addAction(OnUpdate.class, reference.onUpdate(), annotations);
            }
        }
    }

    private static void addAction(Class<? extends Annotation> type, @Nullable String action, Annotations annotations) {
        if (action != null) {
            ReferentialAction named =
                    ReferentialAction.valueOf(action.toUpperCase(Locale.ROOT).replace(' ', '_'));
            annotations.add(type, builder -> builder.define("value", Objects.requireNonNull(named)));
        }
    }
}
