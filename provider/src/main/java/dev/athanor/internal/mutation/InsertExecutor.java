package dev.athanor.internal.mutation;

import dev.athanor.instrument.States;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.lock.VersionRule;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inserts rows: which statement, what a row is given that its instance lacks, what comes back from the database. */
final class InsertExecutor {
    private static final BitSet NOTHING = new BitSet();

    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final WriteBack writeBack;
    private final boolean leavesUnset;
    private final boolean takesKeys;

    InsertExecutor(MutationShapes shapes, JdbcSession jdbc, WriteBack writeBack, Rules rules) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.writeBack = writeBack;
        this.leavesUnset = rules.is(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED);
        this.takesKeys = rules.is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.DELAYED);
    }

    /**
     * Inserts instances that do not depend on each other, in the order given, grouped by type.
     *
     * @param instances pending instances; those with keys from the program or a sequence have them
     * @param given what rows get from others, and references that are written later
     */
    void insert(List<Object> instances, GivenValues given) {
        byMapper(instances).forEach((mapper, group) -> {
            prepare(mapper, group);
            for (Table table : mapper.tables()) {
                insert(mapper, table, group, given);
            }
        });
    }

    private static Map<Mapper, List<Object>> byMapper(List<Object> instances) {
        Map<Mapper, List<Object>> groups = new LinkedHashMap<>();
        for (Object instance : instances) {
            groups.computeIfAbsent(Mapper.of(instance), mapper -> new ArrayList<>())
                    .add(instance);
        }
        return groups;
    }

    private void prepare(Mapper mapper, List<Object> group) {
        if (mapper.hasDerivedKey()) {
            // Those before it in the order have theirs by now.
            group.forEach(instance -> copyDerivedKey(mapper, instance));
        }
    }

    /** Gets instances ready to be inserted; those that their keys depend on have theirs by now. */
    void prepare(List<Object> instances) {
        byMapper(instances).forEach(this::prepare);
    }

    /** Inserts rows of one table, in the order given. */
    void insertInOrder(Table table, List<Object> instances, GivenValues given) {
        List<Object> inserted = new ArrayList<>();
        for (Object instance : instances) {
            Mapper mapper = Mapper.of(instance);
            if (mapper.tables().contains(table)
                    && (!mapper.isOptional(table) || shapes.columns(mapper).hasValue(instance, table))) {
                inserted.add(instance);
            }
        }
        RowBatches.runs(
                inserted,
                instance -> insertShape(Mapper.of(instance), table, instance),
                (shape, run) -> insert(Mapper.of(run.get(0)), shape, run, given));
    }

    /** Writes what the key of another instance determines into the attributes that repeat it. */
    private void copyDerivedKey(Mapper mapper, Object instance) {
        for (KeyPart part : mapper.id()) {
            if (part.origin() != null && part.value() != null) {
                writeBack.set(instance, part, part.get(instance));
            }
        }
    }

    /** Inserts rows of one type into one table. */
    void insert(Mapper mapper, Table table, List<Object> instances, GivenValues given) {
        List<Object> group = mapper.isOptional(table) ? withRow(mapper, table, instances) : instances;
        if (group.isEmpty()) {
            return;
        }
        if (isUniform(mapper, table)) {
            insert(mapper, shapes.insert(mapper, table, false, NOTHING), group, given);
        } else {
            RowBatches.runs(
                    group,
                    instance -> insertShape(mapper, table, instance),
                    (shape, run) -> insert(mapper, shape, run, given));
        }
    }

    /** Whether one statement inserts all rows of a type. */
    private boolean isUniform(Mapper mapper, Table table) {
        return !(takesKeys && table == mapper.rootTable() && isIdentity(mapper))
                && !(leavesUnset && shapes.columns(mapper).hasDefaults());
    }

    private static boolean isIdentity(Mapper mapper) {
        return mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY;
    }

    /** Which statement inserts a row that may bring its key, or leave columns to the database. */
    private MutationShapes.Shape insertShape(Mapper mapper, Table table, Object instance) {
        boolean withKey = takesKeys
                && table == mapper.rootTable()
                && isIdentity(mapper)
                && Keys.isSet(mapper, Keys.of(mapper, instance));
        BitSet omitted = leavesUnset ? shapes.columns(mapper).leftToDefaults(instance, table) : NOTHING;
        return shapes.insert(mapper, table, withKey, omitted);
    }

    /** Sends one statement for all rows. If it fails for one, no instance keeps what it was given for it. */
    private void insert(Mapper mapper, MutationShapes.Shape shape, List<Object> group, GivenValues given) {
        writeBack.allOrNothing(() -> {
            if (shape.version() != null || !shape.preset().isEmpty()) {
                preset(shape, group);
            }
            send(mapper, shape, group, given);
        });
    }

    private void preset(MutationShapes.Shape shape, List<Object> group) {
        BasicAttribute version = shape.version();
        for (Object instance : group) {
            if (version != null) {
                writeBack.set(instance, version, VersionRule.first(version.javaType()));
            }
            for (BasicAttribute attribute : shape.preset()) {
                if (isUnset(instance, attribute)) {
                    writeBack.set(instance, attribute, attribute.insertDefault());
                }
            }
        }
    }

    /** Null counts as never set; of a primitive value only a woven class knows. */
    private static boolean isUnset(Object instance, BasicAttribute attribute) {
        return attribute.get(instance) == null
                || Mapper.of(instance).isWoven() && !States.of(instance).isLoaded(attribute.number());
    }

    private void send(Mapper mapper, MutationShapes.Shape shape, List<Object> group, GivenValues given) {
        StatementBatch batch = jdbc.batch(shape.sql(), shape.generated(), new RowOutcome(group, false) {
            @Override
            public void generated(int row, ResultSet keys) throws SQLException {
                int position = 1;
                if (shape.generatesKey()) {
                    for (KeyPart part : mapper.id()) {
                        writeBack.set(instance(row), part, part.type().read(keys, position++));
                    }
                }
                for (BasicAttribute filled : shape.filled()) {
                    writeBack.set(instance(row), filled, filled.type().read(keys, position++));
                }
            }
        });
        RowBatches.send(batch, group, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (given.isNull(instance, source)) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    source.bind(instance, given, statement, parameter++);
                }
            }
            for (Column column : shape.ofCollections()) {
                column.type().write(statement, parameter++, given.given(instance, column));
            }
        });
    }

    private List<Object> withRow(Mapper mapper, Table table, List<Object> instances) {
        EntityColumns all = shapes.columns(mapper);
        return instances.stream()
                .filter(instance -> all.hasValue(instance, table))
                .toList();
    }
}
