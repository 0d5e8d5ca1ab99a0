package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Deletes the rows of instances: one batch per table, sorted by key; rows of subclass tables before those of the root.
 */
public final class DeleteExecutor {
    private final MutationShapes shapes;
    private final JdbcSession jdbc;

    /**
     * Creates the executor of one session.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     */
    public DeleteExecutor(MutationShapes shapes, JdbcSession jdbc) {
        this.shapes = shapes;
        this.jdbc = jdbc;
    }

    /**
     * Deletes instances.
     *
     * @param instances those to delete
     * @param inOrder whether they refer to each other, so that the order given must be kept
     */
    public void delete(List<Object> instances, boolean inOrder) {
        Map<Mapper, List<Object>> groups = new LinkedHashMap<>();
        for (Object instance : instances) {
            groups.computeIfAbsent(SaveExecutor.mapper(instance), mapper -> new ArrayList<>())
                    .add(instance);
        }
        groups.forEach((mapper, group) -> {
            List<Object> sorted = inOrder ? group : SaveExecutor.sortedByKey(group);
            List<Table> tables = mapper.tables();
            for (int i = tables.size() - 1; i >= 0; i--) {
                delete(mapper, tables.get(i), sorted);
            }
        });
    }

    private void delete(Mapper mapper, Table table, List<Object> group) {
        BasicAttribute version = mapper.version();
        boolean check = version != null
                && Objects.requireNonNull(mapper.versionColumn()).table() == table;
        MutationShapes.Shape shape = shapes.delete(mapper, table, check);
        // Without a version a row that is gone already is what the program wanted.
        SaveExecutor.send(
                jdbc.batch(shape.sql(), List.of(), new RowOutcome(group, check)), group, (instance, statement) -> {
                    int parameter = SaveExecutor.bindKey(mapper, table, SaveExecutor.keyOf(instance), statement, 1);
                    if (check) {
                        BasicAttribute checked = Objects.requireNonNull(version);
                        checked.type().write(statement, parameter, SaveExecutor.rowVersion(checked, instance));
                    }
                });
    }
}
