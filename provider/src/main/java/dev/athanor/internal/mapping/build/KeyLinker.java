package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
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
    private final IdLinker ids;
    private final GenerationLinker generations;
    private final KeyJoinLinker keyJoins;
    private final Problems problems;
    private final Set<EntityLink> open = new HashSet<>();
    private final Set<EntityLink> done = new HashSet<>();

    KeyLinker(Tables tables, IdLinker ids, GenerationLinker generations, KeyJoinLinker keyJoins, Problems problems) {
        this.tables = tables;
        this.ids = ids;
        this.generations = generations;
        this.keyJoins = keyJoins;
        this.problems = problems;
    }

    /** Links the key of an entity, after those that determine it. */
    void link(EntityLink entity) {
        if (done.contains(entity)) {
            return;
        }
        if (!open.add(entity)) {
            problems.add(entity.className(), null, MappingMessage.KEYS_IN_A_CIRCLE);
            return;
        }
        if (entity.parent == null) {
            for (AttributeLink attribute : entity.ownAttributes()) {
                if (attribute instanceof ToOneLink reference
                        && IdLinker.isDeriving(reference)
                        && reference.target != null) {
                    link(reference.target);
                }
            }
            linkRoot(entity);
        } else {
            link(entity.parent);
            linkChild(entity, entity.parent);
        }
        open.remove(entity);
        done.add(entity);
    }

    private void linkRoot(EntityLink root) {
        LinkedTable table = ownTable(root);
        root.table = table;
        ids.link(root, table);
        root.keyColumns = root.id.stream().map(KeyPartLink::column).toList();
        table.setPrimaryKey(root.keyColumns);
        root.version = version(root);
        root.generation = generation(root);
    }

    private KeyGeneration generation(EntityLink root) {
        KeyGeneration found = KeyGeneration.ASSIGNED;
        for (AttributeLink attribute : root.idAttributes) {
            if (attribute.draft.generation != null) {
                if (root.idAttributes.size() == 1 && attribute instanceof BasicLink id) {
                    found = generations.link(root, id);
                } else {
                    problems.add(attribute.className(), attribute.name(), MappingMessage.GENERATED_IN_COMPOSITE);
                }
            }
        }
        return found;
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
            boolean key = attribute.draft.id || attribute.draft.mapsId != null;
            if (key || attribute.draft.version) {
                problems.add(
                        attribute.className(),
                        attribute.name(),
                        MappingMessage.KEY_BELOW_ROOT,
                        attribute.draft.version ? "Version" : attribute.draft.id ? "Id" : "MapsId",
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
