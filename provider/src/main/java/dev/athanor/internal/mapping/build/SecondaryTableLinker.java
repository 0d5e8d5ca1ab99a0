package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;

/** Makes the secondary tables of entities and the keys in them; the keys of their primary tables are known by then. */
final class SecondaryTableLinker {
    private final Tables tables;
    private final KeyJoinLinker keys;
    private final Problems problems;

    SecondaryTableLinker(Tables tables, KeyJoinLinker keys, Problems problems) {
        this.tables = tables;
        this.keys = keys;
        this.problems = problems;
    }

    void link(EntityLink entity) {
        for (SecondaryTableDraft draft : entity.draft.secondaryTables) {
            Name name = Name.of(draft.table().name());
            LinkedTable table = tables.table(draft.table(), name);
            if (table == entity.table || entity.findTable(name) != null) {
                problems.add(entity.className(), null, MappingMessage.SECONDARY_TABLE_TWICE, name);
                continue;
            }
            entity.secondaryTables.add(new EntityLink.Secondary(
                    table,
                    keys.link(entity, table, entity.keyColumns, entity, draft.keyJoin(), draft.constraint()),
                    draft));
        }
    }

    /** After all columns are placed. */
    void describe(EntityLink entity) {
        for (EntityLink.Secondary secondary : entity.secondaryTables) {
            tables.describe(secondary.table(), secondary.draft().table(), entity.className(), null);
        }
    }
}
