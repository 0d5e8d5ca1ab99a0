package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.message.NotLockableException;
import dev.athanor.sql.LockClause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locks for queries: the entities that a query returns are locked. Where SQL permits it the query itself locks their rows,
 * and the database looks at its condition once more when it has waited; everywhere else the rows are locked one by one
 * afterwards, and their versions compared. Stateless.
 */
final class QueryLocks {
    private QueryLocks() {}

    /**
     * The clause that locks what a query returns.
     *
     * @return null if SQL has none for such a query: it groups, removes duplicates, or returns what an outer join brings
     */
    static @Nullable LockClause clause(SelectModel model, Level level, boolean distinct, LockRequest request) {
        if (distinct || !model.groupBy().isEmpty() || model.having() != null) {
            return null;
        }
        List<String> aliases = new ArrayList<>();
        for (SelectItem item : model.items()) {
            if (item.selection() instanceof SelectionNode.EntitySelection entity) {
                FromNode node = Level.base(entity.path().source());
                if (!(entity.path() instanceof PathExpr.EntityPath)
                        || !level.from.isAlwaysThere(node)
                        || level.place(node).isUnion()) {
                    return null;
                }
                aliases.addAll(level.place(node).ownAliases());
            }
        }
        return aliases.isEmpty()
                ? null
                : request.clause(aliases.stream().distinct().toList());
    }

    /**
     * Refuses a lock that needs versions.
     *
     * @throws NotLockableException if a type that the query returns has none
     */
    static void check(LoweredRows rows, LockRequest request) {
        for (RowItem item : rows.items()) {
            if (item instanceof RowItem.Entity entity) {
                request.requireVersion(entity.reader().mapper());
            }
        }
    }

    /** Locks entities that a query has returned, as far as it did not do so itself. */
    static void hold(LoadContext load, LoweredRows rows, RowItem item, List<Object> entities, LockRequest request) {
        if (!(item instanceof RowItem.Entity selected)) {
            return;
        }
        Mapper mapper = selected.reader().mapper();
        EntityLoader loader = new EntityLoader(load);
        for (Object entity : entities) {
            if (request.isPessimistic() && !(rows.locked() && !request.extended() && covers(mapper, entity))) {
                loader.lock(entity, request);
            }
            load.locks().hold(entity, request);
        }
    }

    /** Whether the tables that the query has locked are all that an entity has rows in. */
    private static boolean covers(Mapper mapper, Object entity) {
        return mapper.javaType() == entity.getClass()
                || mapper.concreteTypes().stream()
                        .filter(type -> type.javaType() == entity.getClass())
                        .allMatch(type -> mapper.tables().containsAll(type.tables()));
    }
}
