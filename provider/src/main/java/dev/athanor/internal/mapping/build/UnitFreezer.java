package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CallbackSource;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.Counter;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.NamedElements;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Third step: from links without problems to the mappers that a factory works with. */
final class UnitFreezer {
    private final LinkedUnit unit;
    private final FrozenTables tables;
    private final FrozenLevels levels;
    private final CallbackSource callbacks;
    private final Map<EntityLink, Mapper> mappers = new LinkedHashMap<>();
    private final Map<EntityLink, Discriminator> discriminators = new HashMap<>();

    UnitFreezer(
            LinkedUnit unit, CompanionSource companions, CallbackSource callbacks, CheckedMapping.TypeAdapter types) {
        this.unit = unit;
        this.tables = new FrozenTables(unit.tables(), types);
        this.levels = new FrozenLevels(companions);
        this.callbacks = callbacks;
    }

    MappedModel freeze() {
        for (EntityLink entity : unit.entities()) {
            Mapper parent = entity.parent == null ? null : mappers.get(entity.parent);
            mappers.put(entity, new Mapper(entity.draft.entityName, javaType(entity), parent, mappers.size()));
        }
        FrozenAttributes attributes = new FrozenAttributes(tables, levels, mappers);
        FrozenKeys keys = new FrozenKeys(tables, attributes);
        mappers.forEach((entity, mapper) -> mapper.define(definition(entity, attributes, keys)));
        attributes.connect();
        mappers.values().forEach(Mapper::freeze);
        return new MappedModel(
                List.copyOf(mappers.values()),
                unit.embeddables(),
                unit.tables().stream()
                        .filter(each -> each.real)
                        .map(tables::table)
                        .toList(),
                unit.sequences(),
                new NamedElements(unit.queries(), unit.procedures(), unit.graphs(), unit.results()));
    }

    private static LevelLink level(EntityLink entity) {
        return entity.levels.get(entity.levels.size() - 1);
    }

    private static Class<?> javaType(EntityLink entity) {
        return level(entity).javaType;
    }

    private Mapper.Definition definition(EntityLink entity, FrozenAttributes attributes, FrozenKeys keys) {
        EntityLink root = entity.root();
        List<ClassLevel> allLevels = new ArrayList<>();
        List<AttributeLink> links = new ArrayList<>();
        Map<Table, List<Column>> keyColumns = new LinkedHashMap<>();
        Set<Table> optional = new LinkedHashSet<>();
        Map<Column, Column> inherited = new HashMap<>();
        entity.inheritedColumns.forEach(
                (declared, copy) -> inherited.put(tables.column(declared), tables.column(copy)));
        for (EntityLink each : lineage(entity)) {
            each.levels.forEach(level -> allLevels.add(levels.level(level)));
            links.addAll(each.ownAttributes());
            if (each == entity || root.inheritance != Inheritance.TABLE_PER_CLASS) {
                keyColumns.put(tables.table(Objects.requireNonNull(each.table)), tables.columns(each.keyColumns));
            }
        }
        for (EntityLink each : lineage(entity)) {
            for (EntityLink.Secondary secondary : each.secondaryTables) {
                Table table = tables.table(secondary.table());
                keyColumns.put(table, tables.columns(secondary.keyColumns()));
                optional.add(table);
            }
        }
        List<Attribute> all = attributes.all(links);
        return new Mapper.Definition(
                Objects.requireNonNull(level(entity).index),
                root.inheritance,
                List.copyOf(keyColumns.keySet()),
                optional,
                inherited,
                keyColumns,
                keys.parts(root),
                keys.form(root),
                generation(root),
                root.version == null ? null : attributes.get(root.version),
                discriminator(root),
                entity.discriminatorValue,
                allLevels,
                all,
                entity.callbacks.isEmpty() ? null : callbacks.callbacks(entity.callbacks));
    }

    /** The entity with those above it, the root first. */
    private static List<EntityLink> lineage(EntityLink entity) {
        List<EntityLink> found = new ArrayList<>();
        for (EntityLink each = entity; each != null; each = each.parent) {
            found.add(0, each);
        }
        return found;
    }

    private @Nullable Discriminator discriminator(EntityLink root) {
        if (root.inheritance == Inheritance.NONE) {
            return null;
        }
        return discriminators.computeIfAbsent(root, key -> {
            Map<Object, Mapper> byValue = new HashMap<>();
            mappers.forEach((entity, mapper) -> {
                if (entity.root() == root && entity.discriminatorValue != null) {
                    byValue.put(entity.discriminatorValue, mapper);
                }
            });
            Column column = root.inheritance == Inheritance.TABLE_PER_CLASS
                    ? unionColumn(root)
                    : tables.column(Objects.requireNonNull(root.discriminatorColumn));
            return new Discriminator(column, byValue);
        });
    }

    /** A column that no table has: which one a row is from tells its type. */
    private static Column unionColumn(EntityLink root) {
        return new Table(null, null, Name.of(root.draft.entityName))
                .addColumn(Name.of("TYPE"), ColumnTypes.INTEGER, Column.Shape.DEFAULT, false, false);
    }

    private KeyGeneration generation(EntityLink root) {
        CounterLink link = root.counter;
        if (link == null) {
            return root.generation;
        }
        Counter counter = new Counter(
                tables.table(link.table()),
                tables.column(link.nameColumn()),
                tables.column(link.valueColumn()),
                link.name(),
                link.initialValue(),
                link.allocationSize());
        return new KeyGeneration(KeyGeneration.Kind.TABLE, null, counter);
    }
}
