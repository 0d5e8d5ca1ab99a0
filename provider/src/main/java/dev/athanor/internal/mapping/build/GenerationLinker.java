package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
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
 * one for each hierarchy, called after its table with {@code _SEQ} at the end, with an allocation of 50.
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
    private final Problems problems;
    private final Map<List<Object>, Sequence> sequences = new LinkedHashMap<>();

    GenerationLinker(UnitDraft unit, Problems problems) {
        this.unit = unit;
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
            case "AUTO" -> uuid ? RANDOM : number ? sequence(root, id, generator) : refuseType(id, generation);
            default -> {
                problems.add(
                        id.className(),
                        id.name(),
                        MappingMessage.NOT_SUPPORTED,
                        "GeneratedValue(" + generation.strategy() + ")");
                yield KeyGeneration.ASSIGNED;
            }
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

    private KeyGeneration sequence(EntityLink root, BasicLink id, String generator) {
        SequenceDraft draft = generator.isEmpty() ? nearest(root, id) : named(root, id, generator);
        if (draft == null && !generator.isEmpty()) {
            problems.add(id.className(), id.name(), MappingMessage.GENERATOR_UNKNOWN, generator);
            return KeyGeneration.ASSIGNED;
        }
        if (draft == null) {
            draft = new SequenceDraft("", "", "", "", 1, SequenceDraft.ALLOCATION, root.className());
        }
        if (draft.allocationSize() < 1) {
            problems.add(
                    id.className(), id.name(), MappingMessage.ALLOCATION_SIZE, draft.where(), draft.allocationSize());
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

    /** The generator that stands on the attribute, on its class, on the entity, or on the package. */
    private @Nullable SequenceDraft nearest(EntityLink root, BasicLink id) {
        List<SequenceDraft> candidates = new ArrayList<>(id.draft.sequences);
        candidates.addAll(id.level.draft.sequences);
        candidates.addAll(root.draft.sequences);
        if (candidates.isEmpty()) {
            unit.packageSequences.getOrDefault(packageOf(root), List.of()).stream()
                    .filter(each -> each.generator().isEmpty())
                    .forEach(candidates::add);
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private static String packageOf(EntityLink entity) {
        return entity.className().substring(0, Math.max(0, entity.className().lastIndexOf('.')));
    }

    /** Names of generators are known in the whole unit; the nearest one counts. */
    private @Nullable SequenceDraft named(EntityLink root, BasicLink id, String generator) {
        List<SequenceDraft> candidates = new ArrayList<>(id.draft.sequences);
        candidates.addAll(id.level.draft.sequences);
        candidates.addAll(root.draft.sequences);
        for (ClassDraft each : unit.classes.values()) {
            candidates.addAll(each.sequences);
            each.attributes.forEach(attribute -> candidates.addAll(attribute.sequences));
        }
        unit.packageSequences.values().forEach(candidates::addAll);
        for (SequenceDraft each : candidates) {
            if (each.generator().equals(generator)) {
                return each;
            }
        }
        // A generator without a name has that of its entity.
        for (ClassDraft each : unit.classes.values()) {
            if (each.entityName.equals(generator) && !each.sequences.isEmpty()) {
                return each.sequences.get(0);
            }
        }
        return null;
    }
}
