package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the unit while they are put together. Mappings that name the same table share it. */
final class Tables {
    private final Map<LinkedTable.Id, LinkedTable> all = new LinkedHashMap<>();
    private final Problems problems;

    Tables(Problems problems) {
        this.problems = problems;
    }

    List<LinkedTable> all() {
        return List.copyOf(all.values());
    }

    LinkedTable table(TableDraft draft, Name name) {
        LinkedTable.Id id =
                new LinkedTable.Id(NamingRules.optional(draft.catalog()), NamingRules.optional(draft.schema()), name);
        return all.computeIfAbsent(id, LinkedTable::new);
    }

    /**
     * Adds a column, or finds the one that another attribute has already added.
     *
     * @param writer who writes it, or null if the attribute only reads
     */
    LinkedColumn column(LinkedTable table, Name name, LinkedColumn.Wish wish, LinkedColumn.@Nullable Writer writer) {
        LinkedColumn column = table.columns.computeIfAbsent(name, key -> new LinkedColumn(table, key, wish));
        if (writer == null) {
            return column;
        }
        LinkedColumn.Writer rival = column.rival(writer);
        if (rival != null && rival.isOtherJoinTable(writer)) {
            problems.add(
                    writer.className(),
                    writer.attribute(),
                    MappingMessage.JOIN_TABLE_TWICE,
                    table.name(),
                    rival.className() + "." + rival.attribute());
        } else if (rival != null) {
            problems.add(
                    writer.className(),
                    writer.attribute(),
                    MappingMessage.COLUMN_TWICE,
                    table.name() + "." + name,
                    rival.what());
        } else if (column.isWritten() && column.type().jdbcType() != wish.type().jdbcType()) {
            problems.add(
                    writer.className(), writer.attribute(), MappingMessage.COLUMN_TYPES, table.name() + "." + name);
        }
        column.write(writer, wish);
        return column;
    }

    /** The shape of a column that holds the values of another one. */
    static Column.Shape referring(Column.Shape referenced, String definition) {
        return definition.isEmpty() && referenced.definition() == null
                ? referenced
                : new Column.Shape(
                        referenced.length(),
                        referenced.precision(),
                        referenced.scale(),
                        BasicLinker.definition(definition),
                        null);
    }

    /** Adds the unique constraints that an annotation names by their columns; after all columns are there. */
    void uniqueKeys(LinkedTable table, TableDraft draft, String className, @Nullable String attribute) {
        for (TableDraft.UniqueDraft key : draft.uniqueKeys()) {
            List<LinkedColumn> columns = new ArrayList<>();
            for (String name : key.columns()) {
                LinkedColumn column = name.isEmpty() ? null : table.columns.get(Name.of(name));
                if (column == null) {
                    problems.add(
                            className,
                            attribute,
                            MappingMessage.UNKNOWN_COLUMN,
                            "@UniqueConstraint",
                            name,
                            table.name(),
                            table.columns.keySet());
                } else {
                    columns.add(column);
                }
            }
            if (!columns.isEmpty()) {
                table.addUniqueKey(
                        new LinkedTable.UniqueKeyLink(NamingRules.optional(key.name()), List.copyOf(columns)));
            }
        }
    }
}
