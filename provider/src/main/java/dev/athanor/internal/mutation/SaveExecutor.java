package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.lock.VersionRule;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.type.ColumnType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes new and changed instances: one batch per statement shape. Keys and versions that come of it are in the
 * instances when the method returns, so that rows that refer to them can follow.
 */
public final class SaveExecutor {
    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final WriteBack writeBack;

    /**
     * Creates the executor of one transaction.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     * @param writeBack where to note what is written into instances
     */
    public SaveExecutor(MutationShapes shapes, JdbcSession jdbc, WriteBack writeBack) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.writeBack = writeBack;
    }

    /**
     * An instance to update.
     *
     * @param instance the instance
     * @param columns positions of the columns to write
     * @param newVersion whether the version goes up, even if no column is to be written
     */
    public record Change(Object instance, BitSet columns, boolean newVersion) {}

    /**
     * What of an instance differs from its row.
     *
     * @param instance a persistent instance
     * @param linksChanged whether rows of a join table that it owns are written, which counts for the version
     * @return null if nothing needs to be written
     */
    public @Nullable Change change(Object instance, boolean linksChanged) {
        Mapper mapper = mapper(instance);
        BitSet columns = shapes.columns(mapper).changed(instance);
        int version = shapes.columns(mapper).versionPosition();
        if (version >= 0) {
            // The version is Athanor's to write.
            columns.clear(version);
        }
        if (columns.isEmpty() && (version < 0 || !linksChanged)) {
            return null;
        }
        if (mapper.version() != null) {
            // Of a reference that was written to, the row may never have been read.
            AttributeReader.read(instance, mapper.version(), PassiveMode.LOAD);
        }
        return new Change(instance, columns, version >= 0);
    }

    /**
     * An update of all columns, for a row that a new instance takes over.
     *
     * @param instance a pending instance
     * @param former the removed instance of the same key
     */
    public Change takeOver(Object instance, Object former) {
        Mapper mapper = mapper(instance);
        InstanceState state = States.of(instance);
        state.key = States.of(former).key;
        BasicAttribute version = mapper.version();
        if (version != null) {
            writeBack.set(instance, version, rowVersion(version, former));
            state.clearChanged(version.number());
        }
        EntityColumns all = shapes.columns(mapper);
        BitSet columns = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            ColumnSource source = all.source(i);
            if (source.isUpdatable()
                    && !mapper.keyColumns(source.column().table()).contains(source.column())) {
                columns.set(i);
            }
        }
        if (all.versionPosition() >= 0) {
            columns.clear(all.versionPosition());
        }
        return new Change(instance, columns, all.versionPosition() >= 0);
    }

    /**
     * An update of one reference alone, for circles of rows: after the inserts it writes the key, before deletes null.
     *
     * @param instance the row that refers
     * @param path its reference
     */
    public Change reference(Object instance, AssociationPath path) {
        EntityColumns all = shapes.columns(mapper(instance));
        return new Change(instance, all.positions(path.attribute()), false);
    }

    // ---- inserts -----------------------------------------------------------------------------------------------

    /**
     * Inserts instances that do not depend on each other, in the order given, grouped by type.
     *
     * @param instances pending instances; those with keys from the program or a sequence have them
     * @param nulls references that are written later, and what collections write in the rows
     */
    public void insert(List<Object> instances, InsertedReferences nulls) {
        byMapper(instances).forEach((mapper, group) -> {
            prepareInsert(mapper, group);
            for (Table table : mapper.tables()) {
                insert(mapper, table, group, nulls);
            }
        });
    }

    private static Map<Mapper, List<Object>> byMapper(List<Object> instances) {
        Map<Mapper, List<Object>> groups = new LinkedHashMap<>();
        for (Object instance : instances) {
            groups.computeIfAbsent(mapper(instance), mapper -> new ArrayList<>())
                    .add(instance);
        }
        return groups;
    }

    private void prepareInsert(Mapper mapper, List<Object> group) {
        BasicAttribute version = mapper.version();
        if (version != null) {
            for (Object instance : group) {
                writeBack.set(instance, version, VersionRule.first(version.javaType()));
            }
        }
        if (mapper.hasDerivedKey()) {
            // Those before it in the order have theirs by now.
            group.forEach(instance -> copyDerivedKey(mapper, instance));
        }
    }

    /** Writes what the key of another instance determines into the attributes that repeat it. */
    private void copyDerivedKey(Mapper mapper, Object instance) {
        for (KeyPart part : mapper.id()) {
            if (part.origin() != null && part.value() != null) {
                writeBack.set(instance, part, part.get(instance));
            }
        }
    }

    private void insert(Mapper mapper, Table table, List<Object> instances, InsertedReferences nulls) {
        List<Object> group = mapper.isOptional(table) ? withRow(mapper, table, instances) : instances;
        if (group.isEmpty()) {
            return;
        }
        MutationShapes.Shape shape = shapes.insert(mapper, table);
        StatementBatch batch = jdbc.batch(shape.sql(), shape.generated(), new RowOutcome(group, false) {
            @Override
            public void generated(int row, ResultSet keys) throws SQLException {
                for (KeyPart part : mapper.id()) {
                    writeBack.set(instance(row), part, part.type().read(keys, part.position() + 1));
                }
            }
        });
        send(batch, group, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (nulls.contains(instance, source)) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    source.bind(instance, statement, parameter++);
                }
            }
            for (MutationShapes.Constant constant : shape.constants()) {
                constant.type().write(statement, parameter++, constant.value());
            }
            for (Column column : shape.ofCollections()) {
                column.type().write(statement, parameter++, nulls.given(instance, column));
            }
        });
    }

    private List<Object> withRow(Mapper mapper, Table table, List<Object> instances) {
        EntityColumns all = shapes.columns(mapper);
        return instances.stream()
                .filter(instance -> all.hasValue(instance, table))
                .toList();
    }

    // ---- updates -----------------------------------------------------------------------------------------------

    private record UpdateKey(Mapper mapper, Table table, BitSet columns) {}

    /**
     * Updates instances, grouped by the columns that are written and sorted by key, so that concurrent units of work
     * meet rows in the same order.
     */
    public void update(List<Change> changes) {
        update(changes, false);
    }

    /** Sets the columns of changes to null, whatever the instances hold. */
    public void clear(List<Change> changes) {
        update(changes, true);
    }

    private void update(List<Change> changes, boolean toNull) {
        Map<UpdateKey, List<Object>> groups = new LinkedHashMap<>();
        IdentityHashMap<Object, @Nullable Object> versionsBefore = new IdentityHashMap<>(changes.size());
        for (Change change : changes) {
            Mapper mapper = mapper(change.instance());
            EntityColumns all = shapes.columns(mapper);
            BitSet columns = (BitSet) change.columns().clone();
            if (change.newVersion()) {
                columns.set(all.versionPosition());
                versionsBefore.put(change.instance(), raiseVersion(mapper, change.instance()));
            }
            for (Table table : mapper.tables()) {
                BitSet ofTable = all.ofTable(columns, table);
                if (!ofTable.isEmpty()) {
                    groups.computeIfAbsent(new UpdateKey(mapper, table, ofTable), key -> new ArrayList<>())
                            .add(change.instance());
                }
            }
        }
        groups.forEach((key, instances) -> update(key, instances, versionsBefore, toNull));
    }

    private @Nullable Object raiseVersion(Mapper mapper, Object instance) {
        BasicAttribute version = Objects.requireNonNull(mapper.version());
        Object before = rowVersion(version, instance);
        writeBack.set(instance, version, VersionRule.next(version.javaType(), before));
        return before;
    }

    /** The version that the row has as far as the instance knows, whatever the program wrote into the attribute. */
    static @Nullable Object rowVersion(BasicAttribute version, Object instance) {
        return RowVersions.of(version, instance);
    }

    private void update(
            UpdateKey key,
            List<Object> instances,
            IdentityHashMap<Object, @Nullable Object> versionsBefore,
            boolean toNull) {
        Mapper mapper = key.mapper();
        Column version = mapper.versionColumn();
        boolean check =
                version != null && key.table() == version.table() && versionsBefore.containsKey(instances.get(0));
        MutationShapes.Shape shape = shapes.update(mapper, key.table(), key.columns(), check);
        List<Object> sorted = sortedByKey(instances);
        boolean optional = mapper.isOptional(key.table());
        List<Object> missing = new ArrayList<>();
        StatementBatch batch = jdbc.batch(shape.sql(), List.of(), new RowOutcome(sorted, !optional) {
            @Override
            public void executed(int row, int count) {
                super.executed(row, count);
                if (count == 0) {
                    missing.add(instance(row));
                }
            }
        });
        send(batch, sorted, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (toNull) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    source.bind(instance, statement, parameter++);
                }
            }
            parameter = bindKey(mapper, key.table(), keyOf(instance), statement, parameter);
            if (check) {
                Objects.requireNonNull(mapper.version())
                        .type()
                        .write(statement, parameter, versionsBefore.get(instance));
            }
        });
        if (!toNull) {
            // What was null until now has no row in a secondary table.
            insert(mapper, key.table(), missing, new InsertedReferences());
        }
    }

    // ---- shared by the executors --------------------------------------------------------------------------------

    /** Binds one row of a batch. */
    interface RowBinding {
        void bind(Object instance, PreparedStatement statement) throws SQLException;
    }

    static void send(StatementBatch batch, List<Object> rows, RowBinding binding) {
        try (batch) {
            for (Object row : rows) {
                batch.add(statement -> binding.bind(row, statement));
            }
            batch.execute();
        }
    }

    static int bindKey(Mapper mapper, Table table, Object key, PreparedStatement statement, int firstParameter)
            throws SQLException {
        List<Column> columns = mapper.keyColumns(table);
        int parameter = firstParameter;
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = mapper.id().get(i).type();
            type.write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    static Object keyOf(Object instance) {
        return Objects.requireNonNull(States.of(instance).key);
    }

    static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }

    /** Sorts by key where keys can be compared, and keeps the order where not. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of one type are comparable with each other
    static List<Object> sortedByKey(List<Object> instances) {
        List<Object> sorted = new ArrayList<>(instances);
        if (sorted.stream().allMatch(instance -> keyOf(instance) instanceof Comparable)) {
            sorted.sort(Comparator.comparing(instance -> (Comparable) keyOf(instance)));
        }
        return sorted;
    }
}
