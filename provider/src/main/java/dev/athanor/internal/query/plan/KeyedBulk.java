package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.StatementRunner;
import dev.athanor.internal.loading.LoadPlans;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bulk statement one of whose statements would change what another one's restriction reads: the keys of the entities are
 * read first, and the statements then name them, chunk by chunk. Behaves as if immutable, shared by all threads.
 */
final class KeyedBulk {
    private record Chunk(BulkRows rows, int size) {}

    private final Execution.Prepared select;
    private final Mapper mapper;
    private final @Nullable Discriminator types;
    private final List<BulkRows> groups;
    private final int mostKeys;
    private final BiFunction<BulkRows, Integer, List<Execution.Prepared>> compiler;
    private final Map<Chunk, List<Execution.Prepared>> compiled = new ConcurrentHashMap<>();

    /**
     * Creates the plan.
     *
     * @param select reads the keys, and after them the type if there are several groups
     * @param mapper the type of the entities
     * @param types what the type column says; null if all are of one group
     * @param groups the entities that have their rows in the same tables
     * @param mostKeys how many keys a statement can name
     * @param compiler makes the statements for so many keys of a group
     */
    KeyedBulk(
            Execution.Prepared select,
            Mapper mapper,
            @Nullable Discriminator types,
            List<BulkRows> groups,
            int mostKeys,
            BiFunction<BulkRows, Integer, List<Execution.Prepared>> compiler) {
        this.select = select;
        this.mapper = mapper;
        this.types = types;
        this.groups = List.copyOf(groups);
        this.mostKeys = mostKeys;
        this.compiler = compiler;
    }

    Execution.Prepared select() {
        return select;
    }

    /** Runs all of it; how many entities were meant. */
    int execute(StatementRunner runner, Execution execution) {
        Map<BulkRows, List<List<Object>>> keys =
                runner.query(select.text(), execution.options().statement(), execution.binder(select), this::read);
        int count = 0;
        for (Map.Entry<BulkRows, List<List<Object>>> group : keys.entrySet()) {
            List<List<Object>> all = group.getValue();
            count += all.size();
            for (int from = 0; from < all.size(); from += mostKeys) {
                List<List<Object>> chunk = all.subList(from, Math.min(all.size(), from + mostKeys));
                run(runner, group.getKey(), execution.with(chunk));
            }
        }
        return count;
    }

    private void run(StatementRunner runner, BulkRows rows, Execution execution) {
        // Few texts serve chunks of all sizes; the last key fills up.
        int size = Math.min(LoadPlans.rounded(execution.keys().size()), mostKeys);
        List<Execution.Prepared> statements =
                compiled.computeIfAbsent(new Chunk(rows, size), chunk -> compiler.apply(chunk.rows(), chunk.size()));
        for (Execution.Prepared statement : statements) {
            runner.update(statement.text(), execution.options().statement(), execution.binder(statement));
        }
    }

    private Map<BulkRows, List<List<Object>>> read(ResultSet row) throws SQLException {
        Map<BulkRows, List<List<Object>>> keys = new LinkedHashMap<>();
        while (row.next()) {
            List<Object> key = new ArrayList<>();
            for (KeyPart id : mapper.id()) {
                key.add(Objects.requireNonNull(id.type().read(row, key.size() + 1)));
            }
            keys.computeIfAbsent(group(row, key.size() + 1), group -> new ArrayList<>())
                    .add(key);
        }
        return keys;
    }

    private BulkRows group(ResultSet row, int typeColumn) throws SQLException {
        if (types == null) {
            return groups.get(0);
        }
        Object value = Objects.requireNonNull(types.column().type().read(row, typeColumn));
        Mapper type = types.mapper(value);
        return groups.stream().filter(group -> group.type() == type).findFirst().orElseThrow();
    }
}
