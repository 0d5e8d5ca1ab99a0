package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that {@code @WritableForeignKey} is on. They write their columns, in place of the references over the same columns;
 * so they are placed before these.
 */
final class ForeignKeyAttributes {
    private record Owned(EntityLink entity, BasicLink attribute) {}

    private final Map<LinkedColumn, List<Owned>> byColumn = new LinkedHashMap<>();
    private final Set<BasicLink> used = new HashSet<>();
    private final Problems problems;

    ForeignKeyAttributes(Problems problems) {
        this.problems = problems;
    }

    /** Takes in an attribute that was placed. */
    void add(BasicLink attribute, Place place) {
        if (!place.path().isEmpty() || attribute.draft.version || attribute.origin != null) {
            problems.add(
                    attribute.className(),
                    attribute.name(),
                    MappingMessage.WRONG_ANNOTATION,
                    "WritableForeignKey",
                    attribute.origin != null
                            ? "a part of a key that @MapsId determines"
                            : attribute.draft.version ? "a version" : "an attribute of an embeddable");
        } else if (!attribute.insertable || !attribute.updatable && !attribute.draft.id) {
            problems.add(
                    attribute.className(),
                    attribute.name(),
                    MappingMessage.CONTRADICTION,
                    "@WritableForeignKey",
                    attribute.draft.filled != null ? "@Generated" : "insertable or updatable = false");
        } else if (attribute.column != null) {
            byColumn.computeIfAbsent(attribute.column, key -> new ArrayList<>())
                    .add(new Owned(place.entity(), attribute));
        }
    }

    /**
     * The attribute that writes a column in all rows of an entity.
     *
     * @param table the table of the column
     * @param name the name of the column
     * @param entity whose rows; null for rows that are none of an entity
     * @return null if there is none
     */
    @Nullable BasicLink find(LinkedTable table, Name name, @Nullable EntityLink entity) {
        LinkedColumn column = table.columns.get(name);
        if (column == null || entity == null) {
            return null;
        }
        for (Owned each : byColumn.getOrDefault(column, List.of())) {
            if (entity.isA(each.entity())) {
                used.add(each.attribute());
                return each.attribute();
            }
        }
        return null;
    }

    /** Notes that the rows of a collection go without the attributes of an entity that are over the same columns. */
    void use(List<LinkedJoinColumn> columns) {
        for (LinkedJoinColumn each : columns) {
            byColumn.getOrDefault(each.column(), List.of()).forEach(owned -> used.add(owned.attribute()));
        }
    }

    /** The attributes over a foreign key must be over all of it, and of the types that it refers to. */
    void requireFit(AttributeLink reference, List<LinkedJoinColumn> columns) {
        long present = columns.stream().filter(each -> each.attribute() != null).count();
        if (present > 0 && present < columns.size()) {
            LinkedJoinColumn missing = columns.stream()
                    .filter(each -> each.attribute() == null)
                    .findFirst()
                    .orElseThrow();
            problems.add(
                    reference.className(),
                    reference.name(),
                    MappingMessage.FOREIGN_KEY_PARTLY,
                    missing.column().table.name() + "." + missing.column().name);
        }
        for (LinkedJoinColumn each : columns) {
            BasicLink attribute = each.attribute();
            if (attribute != null
                    && attribute.columnType != null
                    && (attribute.columnType.jdbcType()
                                    != each.referenced().type().jdbcType()
                            || attribute.columnType.javaType()
                                    != each.referenced().type().javaType())) {
                problems.add(
                        attribute.className(),
                        attribute.name(),
                        MappingMessage.FOREIGN_KEY_TYPE,
                        attribute.columnType.javaType().getTypeName(),
                        each.referenced().table.name() + "." + each.referenced().name,
                        each.referenced().type().javaType().getTypeName());
            }
        }
    }

    /** After all associations: an attribute without one is no foreign key. */
    void requireUse() {
        byColumn.forEach((column, all) -> all.forEach(each -> {
            if (!used.contains(each.attribute())) {
                BasicLink attribute = each.attribute();
                problems.add(
                        attribute.className(),
                        attribute.name(),
                        MappingMessage.NO_JOIN_COLUMN,
                        column.table.name() + "." + Objects.requireNonNull(attribute.column).name);
            }
        }));
    }
}
