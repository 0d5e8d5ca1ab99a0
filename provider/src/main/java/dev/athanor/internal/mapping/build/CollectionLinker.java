package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tables of collections: those of values, and what rows of join tables have beside their two ends. */
final class CollectionLinker {
    private final Tables tables;
    private final JoinLinker joins;

    CollectionLinker(Tables tables, JoinLinker joins) {
        this.tables = tables;
        this.joins = joins;
    }

    /** The table of a collection of values with the columns that refer to the owner; null if these do not fit it. */
    @Nullable LinkedTable table(ElementsLink link, Place place) {
        ElementsDraft draft = link.elements();
        LinkedTable table = tables.table(
                draft.table(),
                NamingRules.collectionTable(draft.table().name(), place.entity().draft.entityName, link.name()));
        link.own = joins.linkOwner(link, draft.own(), draft.foreignKey(), table, place.entity());
        link.table = link.own.isEmpty() ? null : table;
        return link.table;
    }

    /** When the columns of elements and keys are there. */
    void finish(ElementsLink link, LinkedTable table) {
        List<LinkedColumn> elements = link.element == null ? List.of() : link.element.columns();
        setPrimaryKey(link, table, link.own, elements, false);
        tables.describe(table, link.elements().table(), link.className(), link.name());
    }

    /** When the columns of keys are there. */
    void finish(PluralLink link, LinkedJoinTable join) {
        if (link.draft.relationship.viewOnly()) {
            // What makes rows differ is up to those who write them.
            return;
        }
        setPrimaryKey(
                link,
                join.table(),
                join.own(),
                join.other().stream().map(LinkedJoinColumn::column).toList(),
                link.isElementOnce());
    }

    /**
     * What makes rows differ is their primary key: position or key, else the element of a set. An element that can be in
     * one row only changes its position or key in that row, which a primary key would stand in the way of.
     */
    private static void setPrimaryKey(
            CollectionLink link,
            LinkedTable table,
            List<LinkedJoinColumn> own,
            List<LinkedColumn> elements,
            boolean elementOnce) {
        List<LinkedColumn> distinct = elements;
        if (link.key() != null && !elementOnce) {
            distinct = link.key().columns();
        } else if (link.shape() != Shape.SET && link.shape() != Shape.MAP
                || elements.stream().anyMatch(LinkedColumn::isNullable)) {
            return;
        }
        if (table.primaryKey().isEmpty()) {
            List<LinkedColumn> all = new ArrayList<>();
            own.forEach(column -> all.add(column.column()));
            all.addAll(distinct);
            table.setPrimaryKey(all);
        }
    }
}
