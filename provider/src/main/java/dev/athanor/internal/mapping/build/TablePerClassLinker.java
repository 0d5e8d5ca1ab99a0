package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.schema.Check;
import java.util.List;
import java.util.Objects;

/**
 * Gives each table of a TABLE_PER_CLASS hierarchy the columns of the classes above its own, with their constraints. Parents
 * before children, after all columns are placed.
 */
final class TablePerClassLinker {
    private final Tables tables;

    TablePerClassLinker(Tables tables) {
        this.tables = tables;
    }

    void link(EntityLink entity) {
        EntityLink parent = entity.parent;
        if (parent == null || entity.root().inheritance != Inheritance.TABLE_PER_CLASS) {
            return;
        }
        LinkedTable above = Objects.requireNonNull(parent.table);
        LinkedTable table = Objects.requireNonNull(entity.table);
        for (int i = 0; i < entity.keyColumns.size(); i++) {
            entity.inheritedColumns.put(parent.keyColumns.get(i), entity.keyColumns.get(i));
        }
        for (LinkedColumn column : List.copyOf(above.columns.values())) {
            if (!entity.inheritedColumns.containsKey(column)) {
                entity.inheritedColumns.put(column, inherit(column, table, entity));
            }
        }
        // Names of constraints are those of one table: the others get names of their own.
        above.uniqueKeys()
                .forEach(key -> table.addUniqueKey(
                        new LinkedTable.UniqueKeyLink(null, own(key.columns(), entity), key.options())));
        above.foreignKeys()
                .forEach(key -> table.addForeignKey(new LinkedTable.ForeignKeyLink(
                        null, own(key.columns(), entity), key.referenced(), key.rule())));
        for (LinkedTable.IndexLink index : above.indexes) {
            List<LinkedTable.PartLink> parts = index.parts().stream()
                    .map(part -> new LinkedTable.PartLink(own(part.column(), entity), part.descending()))
                    .toList();
            table.indexes.add(new LinkedTable.IndexLink(null, parts, index.unique(), index.options()));
        }
        above.checks.forEach(check -> table.checks.add(new Check(null, check.condition(), check.options())));
        // What classes higher up have declared is reached in one step, too.
        parent.inheritedColumns.forEach((declared, copy) ->
                entity.inheritedColumns.put(declared, Objects.requireNonNull(entity.inheritedColumns.get(copy))));
    }

    private LinkedColumn inherit(LinkedColumn column, LinkedTable table, EntityLink entity) {
        LinkedColumn.Wish wish = new LinkedColumn.Wish(column.type(), column.shape(), column.isNullable(), false);
        LinkedColumn.Writer writer =
                column.isWritten() ? LinkedColumn.Writer.bookkeeping(entity, "an inherited attribute") : null;
        return tables.column(table, column.name, wish, writer);
    }

    private static List<LinkedColumn> own(List<LinkedColumn> columns, EntityLink entity) {
        return columns.stream().map(column -> own(column, entity)).toList();
    }

    private static LinkedColumn own(LinkedColumn column, EntityLink entity) {
        return Objects.requireNonNull(entity.inheritedColumns.get(column));
    }
}
