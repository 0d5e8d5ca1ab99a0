package dev.athanor.conformance.database;

import dev.athanor.conformance.corpus.AssociationTable;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a mapping, those that others refer to first as far as possible. */
final class TableShapes {
    private final Map<String, TableShape> tables = new LinkedHashMap<>();

    private TableShapes() {}

    static List<TableShape> of(Mapping mapping) {
        TableShapes shapes = new TableShapes();
        mapping.entities().forEach(shapes::add);
        mapping.tables().forEach(shapes::add);
        return shapes.ordered();
    }

    private void add(Entity entity) {
        TableShape present = tables.get(entity.table());
        if (present != null) {
            List<Column> columns = new ArrayList<>(present.columns());
            columns.addAll(entity.columns());
            tables.put(
                    entity.table(),
                    new TableShape(present.name(), columns, present.key(), present.identity(), present.unique()));
            return;
        }
        List<String> key = entity.joined() ? List.of(entity.columns().get(0).name()) : entity.key();
        tables.put(
                entity.table(),
                new TableShape(
                        entity.table(), entity.columns(), key, entity.identity() ? key.get(0) : null, entity.unique()));
    }

    private void add(AssociationTable table) {
        List<String> key =
                table.columns().stream().filter(Column::key).map(Column::name).toList();
        tables.put(table.name(), new TableShape(table.name(), table.columns(), key, null, table.unique()));
    }

    private List<TableShape> ordered() {
        List<TableShape> waiting = new ArrayList<>(tables.values());
        List<TableShape> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            TableShape next = waiting.stream()
                    .filter(table -> waiting.stream().noneMatch(table::refersTo))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}
