package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.JoinTable;
import dev.athanor.schema.Column;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Index;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import dev.athanor.type.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables and columns of the model, made from the linked ones and found by them. */
final class FrozenTables {
    private final Map<LinkedTable, Table> tables = new HashMap<>();
    private final Map<LinkedColumn, Column> columns = new HashMap<>();

    private final CheckedMapping.TypeAdapter types;

    FrozenTables(List<LinkedTable> linked, CheckedMapping.TypeAdapter types) {
        this.types = types;
        for (LinkedTable each : linked) {
            Table table = new Table(each.id.catalog(), each.id.schema(), each.id.name());
            tables.put(each, table);
            for (LinkedColumn column : each.columns.values()) {
                columns.put(
                        column,
                        table.addColumn(
                                column.name,
                                type(column.type(), column.shape()),
                                column.shape(),
                                column.isNullable() && !each.primaryKey().contains(column),
                                column.isIdentity()));
            }
            table.setPrimaryKey(columns(each.primaryKey()));
        }
        // The columns of all tables are there: now they can refer to each other.
        for (LinkedTable each : linked) {
            Table table = table(each);
            each.foreignKeys()
                    .forEach(key -> table.addForeignKey(
                            new ForeignKey(key.name(), columns(key.columns()), columns(key.referenced()), key.rule())));
            each.uniqueKeys()
                    .forEach(key ->
                            table.addUniqueKey(new UniqueKey(key.name(), columns(key.columns()), key.options())));
            each.indexes.forEach(index -> table.addIndex(index(index)));
            each.checks.forEach(table::addCheck);
            table.describe(each.comment, each.options);
            table.freeze();
        }
    }

    private Index index(LinkedTable.IndexLink linked) {
        List<Index.Part> parts = linked.parts().stream()
                .map(part -> new Index.Part(column(part.column()), part.descending()))
                .toList();
        return new Index(linked.name(), parts, linked.unique(), linked.options());
    }

    /** The type by which values travel to and from this database. */
    ColumnType type(ColumnType type, Column.Shape shape) {
        return types.adapted(type, shape);
    }

    Table table(LinkedTable linked) {
        return Objects.requireNonNull(tables.get(linked));
    }

    Column column(LinkedColumn linked) {
        return Objects.requireNonNull(columns.get(linked));
    }

    List<Column> columns(List<LinkedColumn> linked) {
        return linked.stream().map(this::column).toList();
    }

    List<JoinColumn> joinColumns(List<LinkedJoinColumn> linked) {
        return linked.stream()
                .map(each -> new JoinColumn(
                        column(each.column()), column(each.referenced()), each.insertable(), each.updatable()))
                .toList();
    }

    CollectionRows rows(
            LinkedTable table,
            List<LinkedJoinColumn> own,
            Attribute element,
            @Nullable Attribute key,
            boolean elementOnce,
            boolean inElements) {
        return new CollectionRows(table(table), joinColumns(own), element, key, elementOnce, inElements);
    }

    JoinTable joinTable(LinkedJoinTable linked) {
        return new JoinTable(table(linked.table()), joinColumns(linked.own()), joinColumns(linked.other()));
    }
}
