package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.internal.lock.VersionRule;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Updates rows: which columns by which statement, and the versions that they have and get. */
final class UpdateExecutor {
    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final WriteBack writeBack;
    /** For rows of secondary tables that turn out not to be there. */
    private final InsertExecutor inserts;

    UpdateExecutor(MutationShapes shapes, JdbcSession jdbc, WriteBack writeBack, InsertExecutor inserts) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.writeBack = writeBack;
        this.inserts = inserts;
    }

    private record UpdateKey(Mapper mapper, Table table, BitSet columns, boolean check) {}

    /**
     * Updates instances, grouped by the columns that are written and sorted by key, so that concurrent units of work
     * meet rows in the same order.
     */
    void update(List<RowChange> changes, GivenValues given) {
        update(changes, given, false);
    }

    /** Sets the columns of changes to null, whatever the instances hold. */
    void clear(List<RowChange> changes) {
        update(changes, new GivenValues(), true);
    }

    private void update(List<RowChange> changes, GivenValues given, boolean toNull) {
        Map<UpdateKey, List<Object>> groups = new LinkedHashMap<>();
        IdentityHashMap<Object, @Nullable Object> versionsBefore = raiseVersions(changes);
        for (RowChange change : changes) {
            for (Table table : Mapper.of(change.instance()).tables()) {
                UpdateKey key = updateKey(change, table, versionsBefore);
                if (!key.columns().isEmpty()) {
                    groups.computeIfAbsent(key, each -> new ArrayList<>()).add(change.instance());
                }
            }
        }
        groups.forEach((key, instances) -> update(key, RowKeys.sorted(instances), versionsBefore, given, toNull));
    }

    /** Raises versions in memory; returns those that the rows have. */
    IdentityHashMap<Object, @Nullable Object> raiseVersions(List<RowChange> changes) {
        IdentityHashMap<Object, @Nullable Object> versionsBefore = new IdentityHashMap<>(changes.size());
        for (RowChange change : changes) {
            if (change.newVersion()) {
                Mapper mapper = Mapper.of(change.instance());
                versionsBefore.put(change.instance(), raiseVersion(mapper, change.instance()));
            } else if (change.versioning() == RowChange.Versioning.CHECK) {
                BasicAttribute version =
                        Objects.requireNonNull(Mapper.of(change.instance()).version());
                versionsBefore.put(change.instance(), version.get(change.instance()));
            }
        }
        return versionsBefore;
    }

    private @Nullable Object raiseVersion(Mapper mapper, Object instance) {
        BasicAttribute version = Objects.requireNonNull(mapper.version());
        Object before = RowVersions.of(version, instance);
        writeBack.set(instance, version, VersionRule.next(version.javaType(), before));
        return before;
    }

    private UpdateKey updateKey(
            RowChange change, Table table, IdentityHashMap<Object, @Nullable Object> versionsBefore) {
        Mapper mapper = Mapper.of(change.instance());
        EntityColumns all = shapes.columns(mapper);
        BitSet columns = (BitSet) change.columns().clone();
        if (change.newVersion()) {
            columns.set(all.versionPosition());
        }
        Column version = mapper.versionColumn();
        boolean check = version != null && table == version.table() && versionsBefore.get(change.instance()) != null;
        return new UpdateKey(mapper, table, all.ofTable(columns, table), check);
    }

    private void update(
            UpdateKey key,
            List<Object> instances,
            IdentityHashMap<Object, @Nullable Object> versionsBefore,
            GivenValues given,
            boolean toNull) {
        Mapper mapper = key.mapper();
        MutationShapes.Shape shape = shapes.update(mapper, key.table(), key.columns(), key.check());
        boolean optional = mapper.isOptional(key.table());
        List<Object> missing = new ArrayList<>();
        StatementBatch batch = jdbc.batch(shape.sql(), List.of(), new RowOutcome(instances, !optional) {
            @Override
            public void executed(int row, int count) {
                super.executed(row, count);
                if (count == 0) {
                    missing.add(instance(row));
                }
            }
        });
        RowBatches.send(batch, instances, (instance, statement) -> {
            int parameter = 1;
            for (ColumnSource source : shape.sources()) {
                if (toNull) {
                    source.column().type().write(statement, parameter++, null);
                } else {
                    source.bind(instance, given, statement, parameter++);
                }
            }
            parameter = RowKeys.bind(mapper, key.table(), rowKey(mapper, instance, given), statement, parameter);
            if (key.check()) {
                Objects.requireNonNull(mapper.version())
                        .type()
                        .write(statement, parameter, versionsBefore.get(instance));
            }
        });
        if (!toNull) {
            // What was null until now has no row in a secondary table.
            inserts.insert(mapper, key.table(), missing, new GivenValues());
        }
    }

    /** The key by which the row is found: what it was, unless the database has changed it by now. */
    private static Object rowKey(Mapper mapper, Object instance, GivenValues given) {
        RowKeys.read(mapper, instance);
        Object changed = given.isKeyHandedOn(instance) ? Keys.of(mapper, instance) : null;
        return changed == null ? RowKeys.of(instance) : changed;
    }

    /** Updates rows of one table, in the order given. */
    void updateInOrder(
            Table table,
            List<RowChange> changes,
            IdentityHashMap<Object, @Nullable Object> versionsBefore,
            GivenValues given) {
        List<Object> rows = new ArrayList<>();
        IdentityHashMap<Object, UpdateKey> keys = new IdentityHashMap<>();
        for (RowChange change : changes) {
            if (Mapper.of(change.instance()).tables().contains(table)) {
                UpdateKey key = updateKey(change, table, versionsBefore);
                if (!key.columns().isEmpty()) {
                    rows.add(change.instance());
                    keys.put(change.instance(), key);
                }
            }
        }
        RowBatches.runs(
                rows,
                row -> Objects.requireNonNull(keys.get(row)),
                (key, run) -> update(key, run, versionsBefore, given, false));
    }
}
