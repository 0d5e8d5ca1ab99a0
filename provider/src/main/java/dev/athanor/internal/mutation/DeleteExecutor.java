package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of instances: one batch per table, sorted by key; rows of subclass tables before those of the root.
 */
public final class DeleteExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(DeleteExecutor.class);

    private final MutationShapes shapes;
    private final JdbcSession jdbc;
    private final boolean tells;
    private final boolean keepsOrder;

    /**
     * Creates the executor of one session.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     * @param rules the choices in effect
     */
    public DeleteExecutor(MutationShapes shapes, JdbcSession jdbc, Rules rules) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.keepsOrder = rules.is(Switch.FLUSH_ORDER, Choices.FlushOrder.ARRIVAL);
        this.tells = rules.is(Switch.ROW_COUNTS, Choices.RowCounts.CHECK);
    }

    /**
     * Deletes instances.
     *
     * @param instances those to delete
     * @param inOrder whether they refer to each other, so that the order given must be kept
     */
    public void delete(List<Object> instances, boolean inOrder) {
        if (keepsOrder) {
            deleteByTable(RowKeys.sorted(instances));
            return;
        }
        Map<Mapper, List<Object>> groups = new LinkedHashMap<>();
        for (Object instance : instances) {
            groups.computeIfAbsent(Mapper.of(instance), mapper -> new ArrayList<>())
                    .add(instance);
        }
        groups.forEach((mapper, group) -> {
            List<Object> sorted = inOrder ? group : RowKeys.sorted(group);
            List<Table> tables = mapper.tables();
            for (int i = tables.size() - 1; i >= 0; i--) {
                delete(mapper, tables.get(i), sorted);
            }
        });
    }

    /** Deletes the rows of one hierarchy, table by table. */
    private void deleteByTable(List<Object> instances) {
        Set<Table> tables = new LinkedHashSet<>();
        instances.forEach(instance -> tables.addAll(Mapper.of(instance).tables()));
        List<Table> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        for (Table table : reversed) {
            List<Object> rows = instances.stream()
                    .filter(instance -> Mapper.of(instance).tables().contains(table))
                    .toList();
            RowBatches.runs(rows, Mapper::of, (mapper, run) -> delete(mapper, table, run));
        }
    }

    private void delete(Mapper mapper, Table table, List<Object> group) {
        BasicAttribute version = mapper.version();
        if (version == null || Objects.requireNonNull(mapper.versionColumn()).table() != table) {
            delete(mapper, table, group, false);
            return;
        }
        // What was forgotten may have changed in the row.
        group.forEach(instance -> AttributeReader.read(instance, version, PassiveMode.LOAD));
        RowBatches.runs(
                group,
                instance -> RowVersions.isCounted(mapper, instance),
                (check, run) -> delete(mapper, table, run, check));
    }

    private void delete(Mapper mapper, Table table, List<Object> group, boolean check) {
        MutationShapes.Shape shape = shapes.delete(mapper, table, check);
        // Without a version a row that is gone already is what the program wanted.
        RowOutcome outcome = new RowOutcome(group, check) {
            @Override
            public void executed(int row, int count) {
                super.executed(row, count);
                if (count == 0 && tells && LOG.isWarnEnabled()) {
                    LOG.warn(StateMessage.MISSING_DELETED.text(describe(row)));
                }
            }
        };
        RowBatches.send(jdbc.batch(shape.sql(), List.of(), outcome), group, (instance, statement) -> {
            int parameter = RowKeys.bind(mapper, table, RowKeys.ofDeleted(instance), statement, 1);
            if (check) {
                BasicAttribute checked = Objects.requireNonNull(mapper.version());
                checked.type().write(statement, parameter, RowVersions.of(checked, instance));
            }
        });
    }
}
