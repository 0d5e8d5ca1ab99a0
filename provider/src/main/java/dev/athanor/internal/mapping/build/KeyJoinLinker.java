package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the key of a table whose rows continue those of another one: of a joined subclass, or a secondary table. */
final class KeyJoinLinker {
    private final Tables tables;
    private final Problems problems;

    KeyJoinLinker(Tables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /**
     * Repeats the key of one table in another.
     *
     * @param entity the entity whose rows are continued
     * @param table the table that continues them
     * @param key the key to repeat, of a table of {@code keyOf}
     * @param keyOf the entity that has the key
     * @param drafts what is said of the columns; empty for the defaults
     * @param together the constraint of several columns
     * @return the columns in the order of the key; empty if they do not fit it, which is a problem then
     */
    List<LinkedColumn> link(
            EntityLink entity,
            LinkedTable table,
            List<LinkedColumn> key,
            EntityLink keyOf,
            List<JoinColumnDraft> drafts,
            ForeignKeyDraft together) {
        if (key.isEmpty()) {
            return List.of();
        }
        if (!drafts.isEmpty() && drafts.size() != key.size()) {
            problems.add(
                    entity.className(),
                    null,
                    MappingMessage.JOIN_COLUMN_COUNT,
                    drafts.size(),
                    "@PrimaryKeyJoinColumn",
                    keyOf.className(),
                    key.size());
            return List.of();
        }
        List<LinkedColumn> own = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            LinkedColumn above = key.get(i);
            JoinColumnDraft draft = drafts.isEmpty() ? JoinColumnDraft.DEFAULT : draftOf(above, i, drafts);
            if (draft == null) {
                problems.add(
                        entity.className(),
                        null,
                        MappingMessage.UNKNOWN_COLUMN,
                        "@PrimaryKeyJoinColumn",
                        drafts.get(i).referenced(),
                        above.table.name(),
                        key.stream().map(each -> each.name).toList());
                return List.of();
            }
            Name name = draft.name().isEmpty() ? above.name : Name.of(draft.name());
            LinkedColumn.Wish wish =
                    new LinkedColumn.Wish(above.type(), Tables.referring(above.shape(), draft), false, false);
            own.add(tables.column(table, name, wish, LinkedColumn.Writer.bookkeeping(entity, "the key")));
        }
        List<LinkedColumn> columns = List.copyOf(own);
        table.setPrimaryKey(columns);
        ForeignKeyDraft constraint = drafts.size() == 1 && together.equals(ForeignKeyDraft.DEFAULT)
                ? drafts.get(0).foreignKey()
                : together;
        tables.foreignKey(columns, key, constraint, entity.draft.actions, entity.className(), null);
        return columns;
    }

    /** Gives the table of a class that holds all that the class has the key of its hierarchy. */
    List<LinkedColumn> copy(EntityLink entity, LinkedTable table, List<LinkedColumn> key) {
        List<LinkedColumn> own = new ArrayList<>();
        for (LinkedColumn above : key) {
            LinkedColumn.Wish wish = new LinkedColumn.Wish(above.type(), above.shape(), false, false);
            own.add(tables.column(table, above.name, wish, LinkedColumn.Writer.bookkeeping(entity, "the key")));
        }
        table.setPrimaryKey(own);
        return table.primaryKey();
    }

    /** What is said of the column that repeats one of the key: by its name, or by its place if no name is given. */
    private static @Nullable JoinColumnDraft draftOf(LinkedColumn above, int position, List<JoinColumnDraft> drafts) {
        for (JoinColumnDraft draft : drafts) {
            if (!draft.referenced().isEmpty() && Name.of(draft.referenced()).equals(above.name)) {
                return draft;
            }
        }
        return drafts.get(position).referenced().isEmpty() ? drafts.get(position) : null;
    }
}
