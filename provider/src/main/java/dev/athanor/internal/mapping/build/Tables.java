package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables of the unit while they are put together. Mappings that name the same table share it. */
final class Tables {
    /** How a column of an index ends that says its direction. */
    private static final Pattern DIRECTION = Pattern.compile("\\s(ASC|DESC)\\s*$", Pattern.CASE_INSENSITIVE);

    private final Map<LinkedTable.Id, LinkedTable> all = new LinkedHashMap<>();
    private final List<LinkedTable> imagined = new ArrayList<>();
    private final Problems problems;

    Tables(Problems problems) {
        this.problems = problems;
    }

    /** Those that are in the database, then those that are not. */
    List<LinkedTable> all() {
        List<LinkedTable> found = new ArrayList<>(all.values());
        found.addAll(imagined);
        return List.copyOf(found);
    }

    LinkedTable table(TableDraft draft, Name name) {
        LinkedTable.Id id =
                new LinkedTable.Id(NamingRules.optional(draft.catalog()), NamingRules.optional(draft.schema()), name);
        return all.computeIfAbsent(id, key -> new LinkedTable(key, true));
    }

    /** The columns of an abstract class as if it had a table: its subclasses have copies of them. */
    LinkedTable imagined(Name name) {
        LinkedTable table = new LinkedTable(new LinkedTable.Id(null, null, name), false);
        imagined.add(table);
        return table;
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
        } else if (column.isWritten() && !TypeFamily.holds(column.type(), wish.type())) {
            problems.add(
                    writer.className(), writer.attribute(), MappingMessage.COLUMN_TYPES, table.name() + "." + name);
        }
        column.write(writer, wish);
        return column;
    }

    /** The shape of a column that holds the values of another one. */
    static Column.Shape referring(Column.Shape referenced, JoinColumnDraft draft) {
        return referenced
                .ofReference()
                .with(
                        BasicLinker.definition(draft.definition()),
                        draft.details().options(),
                        draft.details().comment());
    }

    /**
     * Adds a foreign key.
     *
     * @param columns the referring columns, of one table
     * @param referenced those that they refer to, pairwise
     * @param draft what {@code @ForeignKey} says
     * @param actions what the database does with the referring rows
     */
    void foreignKey(
            List<LinkedColumn> columns,
            List<LinkedColumn> referenced,
            ForeignKeyDraft draft,
            ActionsDraft actions,
            String className,
            @Nullable String attribute) {
        if (actions.setsNull()) {
            for (LinkedColumn column : columns) {
                if (!column.isNullable()) {
                    problems.add(
                            className,
                            attribute,
                            MappingMessage.CONTRADICTION,
                            "SET_NULL",
                            "the column " + column.table.name() + "." + column.name + ", which is NOT NULL,");
                }
            }
        }
        ForeignKey.Rule rule = new ForeignKey.Rule(
                BasicLinker.definition(draft.definition()), draft.options(), actions.onDelete(), actions.onUpdate());
        boolean generated = draft.generated() && referenced.get(0).table.isWhole;
        LinkedTable table = columns.get(0).table;
        LinkedTable.ForeignKeyLink other = table.addForeignKey(new LinkedTable.ForeignKeyLink(
                NamingRules.optional(draft.name()), columns, referenced, generated ? rule : null));
        if (other != null) {
            problems.add(
                    className,
                    attribute,
                    MappingMessage.FOREIGN_KEY_ACTIONS,
                    table.name(),
                    columns.stream().map(each -> each.name).toList());
        }
    }

    /** Adds what an annotation says of a table besides its columns, which must all be there. */
    void describe(LinkedTable table, TableDraft draft, String className, @Nullable String attribute) {
        for (TableDraft.UniqueDraft key : draft.uniqueKeys()) {
            List<LinkedColumn> columns = new ArrayList<>();
            for (String name : key.columns()) {
                LinkedColumn column = find(table, name, "@UniqueConstraint", className, attribute);
                if (column != null) {
                    columns.add(column);
                }
            }
            if (!columns.isEmpty()) {
                table.addUniqueKey(new LinkedTable.UniqueKeyLink(
                        NamingRules.optional(key.name()), List.copyOf(columns), key.options()));
            }
        }
        draft.indexes().forEach(index -> addIndex(table, index, className, attribute));
        SchemaDraft details = draft.details();
        table.addChecks(details);
        if (!details.comment().isEmpty()) {
            table.comment = details.comment();
        }
        if (!details.options().isEmpty()) {
            table.options = details.options();
        }
    }

    private void addIndex(LinkedTable table, IndexDraft draft, String className, @Nullable String attribute) {
        List<LinkedTable.PartLink> parts = new ArrayList<>();
        for (String part : draft.columns().split(",", -1)) {
            Matcher direction = DIRECTION.matcher(part);
            boolean directed = direction.find();
            String name = (directed ? part.substring(0, direction.start()) : part).strip();
            LinkedColumn column = find(table, name, "@Index", className, attribute);
            if (column != null) {
                parts.add(new LinkedTable.PartLink(
                        column, directed && direction.group(1).equalsIgnoreCase("DESC")));
            }
        }
        if (!parts.isEmpty()) {
            table.indexes.add(new LinkedTable.IndexLink(
                    NamingRules.optional(draft.name()), List.copyOf(parts), draft.unique(), draft.options()));
        }
    }

    private @Nullable LinkedColumn find(
            LinkedTable table, String name, String annotation, String className, @Nullable String attribute) {
        LinkedColumn column = name.isEmpty() ? null : table.columns.get(Name.of(name));
        if (column == null) {
            problems.add(
                    className,
                    attribute,
                    MappingMessage.UNKNOWN_COLUMN,
                    annotation,
                    name,
                    table.name(),
                    table.columns.keySet());
        }
        return column;
    }
}
