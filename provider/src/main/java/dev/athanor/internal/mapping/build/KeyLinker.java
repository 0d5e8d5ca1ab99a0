package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import dev.athanor.type.ColumnType;
import jakarta.persistence.IdClass;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds key and version of each hierarchy, makes the tables of its entities and the key columns in them. Runs before any
 * other column is placed, because foreign keys take their types from the keys that they refer to.
 */
final class KeyLinker {
    private static final Set<Class<?>> VERSIONS = Set.of(
            int.class,
            Integer.class,
            short.class,
            Short.class,
            long.class,
            Long.class,
            Timestamp.class,
            LocalDateTime.class,
            Instant.class);

    private final Tables tables;
    private final BasicLinker basics;
    private final GenerationLinker generations;
    private final KeyJoinLinker keyJoins;
    private final Problems problems;

    KeyLinker(
            Tables tables,
            BasicLinker basics,
            GenerationLinker generations,
            KeyJoinLinker keyJoins,
            Problems problems) {
        this.tables = tables;
        this.basics = basics;
        this.generations = generations;
        this.keyJoins = keyJoins;
        this.problems = problems;
    }

    void link(EntityLink entity) {
        if (entity.parent == null) {
            linkRoot(entity);
        } else {
            linkChild(entity, entity.parent);
        }
    }

    private void linkRoot(EntityLink root) {
        LinkedTable table = ownTable(root);
        root.table = table;
        Overrides overrides = EntityLinker.overrides(root);
        List<BasicLink> ids = new ArrayList<>();
        for (AttributeLink attribute : root.ownAttributes()) {
            if (attribute.draft.id && attribute instanceof BasicLink id) {
                basics.link(id, new Place(root, table, overrides.of(id.name()), Place.Absence.NEVER, ""));
                ids.add(id);
                requireKeyType(id);
            }
        }
        root.id = List.copyOf(ids);
        // A composite key is a problem of its own; those who refer to it need not be told again.
        root.keyColumns = ids.size() == 1 && ids.get(0).column != null ? List.of(ids.get(0).column) : List.of();
        table.primaryKey = root.keyColumns;
        requireOneId(root);
        root.version = version(root);
        if (ids.size() == 1) {
            root.generation = generations.link(root, ids.get(0));
        }
    }

    private void requireOneId(EntityLink root) {
        if (root.isBroken()) {
            return;
        }
        List<String> declared = new ArrayList<>();
        for (EntityLink.Part part : root.parts) {
            part.draft().attributes.stream().filter(each -> each.id).forEach(each -> declared.add(each.name));
        }
        if (declared.isEmpty()) {
            problems.add(root.className(), null, MappingMessage.NO_ID);
        } else if (declared.size() > 1 && !root.draft.notes.has(IdClass.class)) {
            problems.add(root.className(), null, MappingMessage.SEVERAL_IDS, String.join(", ", declared));
        }
    }

    private void requireKeyType(BasicLink id) {
        ColumnType type = id.columnType;
        if (type != null && (id.draft.lob || type.isMutable() && !Date.class.isAssignableFrom(id.javaType))) {
            problems.add(id.className(), id.name(), MappingMessage.ID_TYPE, id.javaType.getTypeName());
        }
    }

    private @Nullable BasicLink version(EntityLink root) {
        List<BasicLink> found = new ArrayList<>();
        for (AttributeLink attribute : root.ownAttributes()) {
            if (attribute.draft.version && attribute instanceof BasicLink version) {
                found.add(version);
                if (!VERSIONS.contains(version.javaType)) {
                    problems.add(
                            version.className(),
                            version.name(),
                            MappingMessage.VERSION_TYPE,
                            version.javaType.getTypeName());
                }
            }
        }
        if (found.size() > 1) {
            problems.add(
                    root.className(),
                    null,
                    MappingMessage.SEVERAL_VERSIONS,
                    found.get(0).name(),
                    found.get(1).name());
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private void linkChild(EntityLink child, EntityLink parent) {
        for (AttributeLink attribute : child.ownAttributes()) {
            if (attribute.draft.id || attribute.draft.version) {
                problems.add(
                        attribute.className(),
                        attribute.name(),
                        MappingMessage.KEY_BELOW_ROOT,
                        attribute.draft.id ? "Id" : "Version",
                        child.root().className());
            }
        }
        if (child.root().inheritance == Inheritance.SINGLE_TABLE) {
            child.table = parent.table;
            child.keyColumns = parent.keyColumns;
            return;
        }
        LinkedTable table = ownTable(child);
        child.table = table;
        if (child.root().inheritance == Inheritance.TABLE_PER_CLASS) {
            child.keyColumns = keyJoins.copy(child, table, parent.keyColumns);
            return;
        }
        child.keyColumns = keyJoins.link(
                child, table, parent.keyColumns, parent, child.draft.keyJoin, child.draft.keyJoinConstraint);
    }

    private LinkedTable ownTable(EntityLink entity) {
        TableDraft draft = entity.draft.table == null ? TableDraft.DEFAULT : entity.draft.table;
        Name name = NamingRules.table(draft.name(), entity.draft.entityName);
        LinkedTable table = entity.isWithoutTable() ? tables.imagined(name) : tables.table(draft, name);
        table.isWhole = entity.hasOneTable();
        return table;
    }
}
