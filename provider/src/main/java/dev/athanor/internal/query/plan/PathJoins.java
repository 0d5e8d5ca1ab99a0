package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.JoinTable;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Associations as joins: which tables stand at the far end, and what links them with the near one. */
final class PathJoins {
    private final Level level;

    PathJoins(Level level) {
        this.level = level;
    }

    /**
     * The far end of an association.
     *
     * @param item its tables, a join table among them
     * @param link what links them with the owner
     * @param rows the join table, or null
     */
    record FarEnd(FromItem item, Predicate link, @Nullable RowsPlace rows) {}

    /** Where an association leads from a node, with the tables of the target. */
    FarEnd farEnd(FromNode source, Association association, EntityNode target) {
        JoinTable table = joinTable(association);
        if (table == null) {
            return new FarEnd(target.item(), foreignKey(source, association, target), null);
        }
        boolean owning = association.mappedBy() == null;
        RowsPlace rows = level.newRows(table.table());
        String alias = rows.alias();
        List<JoinColumn> near = owning ? table.own() : table.other();
        List<JoinColumn> far = owning ? table.other() : table.own();
        FromItem item = new FromItem.Join(
                rows.item(),
                FromItem.JoinKind.INNER,
                target.item(),
                EntityNode.equal(referenced(target, far), refs(alias, far)));
        return new FarEnd(item, EntityNode.equal(refs(alias, near), referenced(source, near)), rows);
    }

    /** The rows of a collection of values, linked with the owner. */
    FarEnd elements(FromNode source, ElementCollection collection) {
        CollectionRows rows = collection.rows();
        RowsPlace place = level.newRows(rows.table());
        Predicate link = EntityNode.equal(refs(place.alias(), rows.own()), referenced(source, rows.own()));
        return new FarEnd(place.item(), link, place);
    }

    /** The rows of a join table that belong to an owner, without the elements; null if there is no join table. */
    @Nullable LinkRows linkRows(FromNode source, PluralAssociation plural) {
        JoinTable table = joinTable(plural);
        if (table == null) {
            return null;
        }
        boolean owning = plural.mappedBy() == null;
        String alias = level.context.aliases().next();
        level.context.reads(table.table());
        List<JoinColumn> near = owning ? table.own() : table.other();
        return new LinkRows(
                new FromItem.TableRef(table.table(), alias),
                EntityNode.equal(refs(alias, near), referenced(source, near)),
                Level.row(refs(alias, owning ? table.other() : table.own())));
    }

    /**
     * The rows between an owner and its elements.
     *
     * @param item the join table
     * @param link what links it with the owner
     * @param element the key of the element
     */
    record LinkRows(FromItem item, Predicate link, Expression element) {}

    static @Nullable JoinTable joinTable(Association association) {
        return association instanceof PluralAssociation plural ? plural.effectiveJoinTable() : null;
    }

    private Predicate foreignKey(FromNode source, Association association, EntityNode target) {
        if (association instanceof ToOneAttribute toOne && toOne.isOwning()) {
            List<Expression> near = new ArrayList<>();
            toOne.joinColumns().forEach(join -> near.add(level.column(source, join.column())));
            return EntityNode.equal(referenced(target, toOne.joinColumns()), near);
        }
        List<JoinColumn> columns = association.ownerColumns();
        return EntityNode.equal(target.joinRefs(columns), referenced(source, columns));
    }

    private static List<Expression> refs(String alias, List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(join -> refs.add(new Expression.ColumnRef(alias, join.column())));
        return refs;
    }

    private static List<Expression> referenced(EntityNode target, List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(join -> refs.add(target.ref(join.referenced())));
        return refs;
    }

    private List<Expression> referenced(FromNode source, List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(join -> refs.add(level.column(source, join.referenced())));
        return refs;
    }
}
