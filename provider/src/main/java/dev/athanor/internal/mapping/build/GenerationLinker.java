package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the keys of a hierarchy come from.
 *
 * <p>AUTO means a random UUID for keys of type UUID and a sequence for numbers. A sequence that no annotation names is
 * one for each hierarchy, called after its table with {@code _SEQ} at the end, with an allocation of 50. A table that no
 * annotation names is {@code GENERATED_KEYS}, with a row for each hierarchy that is called like its table.
 */
final class GenerationLinker {
    private static final Set<Class<?>> NUMBERS = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);

    private static final KeyGeneration RANDOM = new KeyGeneration(KeyGeneration.Kind.UUID, null);

    private final UnitDraft unit;
    private final Tables tables;
    private final Problems problems;
    private final Map<List<Object>, Sequence> sequences = new LinkedHashMap<>();

    GenerationLinker(UnitDraft unit, Tables tables, Problems problems) {
        this.unit = unit;
        this.tables = tables;
        this.problems = problems;
    }

    /** All sequences that keys come from. */
    List<Sequence> sequences() {
        return List.copyOf(sequences.values());
    }

    KeyGeneration link(EntityLink root, BasicLink id) {
        GenerationDraft generation = id.draft.generation;
        if (generation == null) {
            return KeyGeneration.ASSIGNED;
        }
        boolean number = NUMBERS.contains(id.javaType);
        boolean uuid = id.javaType == UUID.class;
        String generator = generation.generator();
        return switch (generation.strategy()) {
            case "IDENTITY" -> number ? identity(root, id) : refuseType(id, generation);
            case "UUID" -> uuid || id.javaType == String.class ? RANDOM : refuseType(id, generation);
            case "SEQUENCE" -> number ? sequence(root, id, generator) : refuseType(id, generation);
            case "TABLE" -> number ? counter(root, id, generator) : refuseType(id, generation);
            default -> uuid ? RANDOM : number ? automatic(root, id, generator) : refuseType(id, generation);
        };
    }

    private KeyGeneration identity(EntityLink root, BasicLink id) {
        if (root.inheritance == Inheritance.TABLE_PER_CLASS) {
            problems.add(id.className(), id.name(), MappingMessage.IDENTITY_PER_TABLE);
        }
        return new KeyGeneration(KeyGeneration.Kind.IDENTITY, null);
    }

    private KeyGeneration refuseType(BasicLink id, GenerationDraft generation) {
        problems.add(
                id.className(),
                id.name(),
                MappingMessage.GENERATION_TYPE,
                generation.strategy(),
                id.javaType.getTypeName());
        return KeyGeneration.ASSIGNED;
    }

    /** A table if the program names one that counts, else a sequence. */
    private KeyGeneration automatic(EntityLink root, BasicLink id, String generator) {
        boolean counts = !generator.isEmpty()
                && named(root, id, generator, SequenceDraft.class) == null
                && named(root, id, generator, CounterDraft.class) != null;
        return counts ? counter(root, id, generator) : sequence(root, id, generator);
    }

    private KeyGeneration counter(EntityLink root, BasicLink id, String generator) {
        CounterDraft draft = find(root, id, generator, CounterDraft.class);
        if (draft == null && !generator.isEmpty()) {
            problems.add(id.className(), id.name(), MappingMessage.GENERATOR_UNKNOWN, generator);
            return KeyGeneration.ASSIGNED;
        }
        if (draft == null) {
            draft = new CounterDraft("", TableDraft.DEFAULT, "", "", "", 0, SequenceDraft.ALLOCATION, root.className());
        }
        if (isTooSmall(draft, id)) {
            return KeyGeneration.ASSIGNED;
        }
        LinkedTable table =
                tables.table(draft.table(), NamingRules.counters(draft.table().name()));
        LinkedColumn name = column(table, draft.nameColumn(), NamingRules.COUNTER_NAME, ColumnTypes.STRING);
        LinkedColumn value = column(table, draft.valueColumn(), NamingRules.COUNTER_VALUE, ColumnTypes.LONG);
        if (table.primaryKey().isEmpty()) {
            table.setPrimaryKey(List.of(name));
            tables.describe(table, draft.table(), id.className(), id.name());
        }
        String row = draft.name();
        if (row.isEmpty()) {
            Name own = Objects.requireNonNull(root.table).name();
            row = draft.generator().isEmpty() ? own.text() : draft.generator();
        }
        root.counter = new CounterLink(table, name, value, row, draft.initialValue(), draft.allocationSize());
        return KeyGeneration.ASSIGNED;
    }

    /** Written by nobody who could be in another one's way: many generators share a table. */
    private LinkedColumn column(LinkedTable table, String given, String otherwise, ColumnType type) {
        return tables.column(
                table,
                NamingRules.column(given, otherwise),
                new LinkedColumn.Wish(type, Column.Shape.DEFAULT, false, false),
                null);
    }

    private boolean isTooSmall(GeneratorDraft draft, BasicLink id) {
        if (draft.allocationSize() < 1) {
            problems.add(
                    id.className(), id.name(), MappingMessage.ALLOCATION_SIZE, draft.where(), draft.allocationSize());
        }
        return draft.allocationSize() < 1;
    }

    private KeyGeneration sequence(EntityLink root, BasicLink id, String generator) {
        SequenceDraft draft = find(root, id, generator, SequenceDraft.class);
        if (draft == null && !generator.isEmpty()) {
            problems.add(id.className(), id.name(), MappingMessage.GENERATOR_UNKNOWN, generator);
            return KeyGeneration.ASSIGNED;
        }
        if (draft == null) {
            draft = new SequenceDraft("", "", "", "", 1, SequenceDraft.ALLOCATION, root.className());
        }
        if (isTooSmall(draft, id)) {
            return KeyGeneration.ASSIGNED;
        }
        return new KeyGeneration(KeyGeneration.Kind.SEQUENCE, shared(make(draft, root), id, draft));
    }

    private static Sequence make(SequenceDraft draft, EntityLink root) {
        Name name;
        if (!draft.name().isEmpty()) {
            name = Name.of(draft.name());
        } else if (!draft.generator().isEmpty()) {
            name = Name.of(draft.generator());
        } else {
            name = NamingRules.sequence(Objects.requireNonNull(root.table).name());
        }
        return new Sequence(
                NamingRules.optional(draft.catalog()),
                NamingRules.optional(draft.schema()),
                name,
                draft.initialValue(),
                draft.allocationSize());
    }

    /** One object for each sequence, so that all who use it draw from one allocation. */
    private Sequence shared(Sequence wanted, BasicLink id, SequenceDraft draft) {
        List<Object> key = new ArrayList<>();
        key.add(String.valueOf(wanted.catalog()));
        key.add(String.valueOf(wanted.schema()));
        key.add(wanted.name());
        Sequence present = sequences.putIfAbsent(key, wanted);
        if (present == null) {
            return wanted;
        }
        if (!present.equals(wanted)) {
            problems.add(id.className(), id.name(), MappingMessage.SEQUENCE_DIFFERS, wanted.name(), draft.where());
        }
        return present;
    }

    private <T extends GeneratorDraft> @Nullable T find(
            EntityLink root, BasicLink id, String generator, Class<T> kind) {
        return generator.isEmpty() ? nearest(root, id, kind) : named(root, id, generator, kind);
    }

    /** The generator that stands on the attribute, on its class, on the entity, or on the package. */
    private <T extends GeneratorDraft> @Nullable T nearest(EntityLink root, BasicLink id, Class<T> kind) {
        List<GeneratorDraft> candidates = new ArrayList<>(id.draft.generators);
        candidates.addAll(id.level.draft.generators);
        candidates.addAll(root.draft.generators);
        T found = first(candidates, kind);
        if (found != null) {
            return found;
        }
        return first(
                unit.packageGenerators.getOrDefault(packageOf(root), List.of()).stream()
                        .filter(each -> each.generator().isEmpty())
                        .toList(),
                kind);
    }

    private static <T extends GeneratorDraft> @Nullable T first(List<GeneratorDraft> candidates, Class<T> kind) {
        for (GeneratorDraft each : candidates) {
            if (kind.isInstance(each)) {
                return kind.cast(each);
            }
        }
        return null;
    }

    private static String packageOf(EntityLink entity) {
        return entity.className().substring(0, Math.max(0, entity.className().lastIndexOf('.')));
    }

    /** Names of generators are known in the whole unit; the nearest one counts. */
    private <T extends GeneratorDraft> @Nullable T named(
            EntityLink root, BasicLink id, String generator, Class<T> kind) {
        List<GeneratorDraft> candidates = new ArrayList<>(id.draft.generators);
        candidates.addAll(id.level.draft.generators);
        candidates.addAll(root.draft.generators);
        for (ClassDraft each : unit.classes.values()) {
            candidates.addAll(each.generators);
            each.attributes.forEach(attribute -> candidates.addAll(attribute.generators));
        }
        unit.packageGenerators.values().forEach(candidates::addAll);
        T found = first(
                candidates.stream()
                        .filter(each -> each.generator().equals(generator))
                        .toList(),
                kind);
        if (found != null) {
            return found;
        }
        // A generator without a name has that of its entity.
        for (ClassDraft each : unit.classes.values()) {
            if (each.entityName.equals(generator)) {
                return first(each.generators, kind);
            }
        }
        return null;
    }
}
