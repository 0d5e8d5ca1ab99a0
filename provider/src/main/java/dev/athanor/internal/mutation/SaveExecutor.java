package dev.athanor.internal.mutation;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.schema.Table;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes new and changed instances: one batch per statement shape. Keys and versions that come of it are in the
 * instances when the method returns, so that rows that refer to them can follow.
 */
public final class SaveExecutor {
    private final InsertExecutor inserts;
    private final UpdateExecutor updates;

    /**
     * Creates the executor of one transaction.
     *
     * @param shapes the factory's statements
     * @param jdbc where to send them
     * @param writeBack where to note what is written into instances
     * @param rules the choices in effect
     */
    public SaveExecutor(MutationShapes shapes, JdbcSession jdbc, WriteBack writeBack, Rules rules) {
        this.inserts = new InsertExecutor(shapes, jdbc, writeBack, rules);
        this.updates = new UpdateExecutor(shapes, jdbc, writeBack, inserts);
    }

    /**
     * Inserts instances that do not depend on each other, in the order given, grouped by type.
     *
     * @param instances pending instances; those with keys from the program or a sequence have them
     * @param given what rows get from others, and references that are written later
     */
    public void insert(List<Object> instances, GivenValues given) {
        inserts.insert(instances, given);
    }

    /**
     * Updates instances, grouped by the columns that are written and sorted by key, so that concurrent units of work
     * meet rows in the same order.
     *
     * @param changes what is written
     * @param given what rows get from others
     */
    public void update(List<RowChange> changes, GivenValues given) {
        updates.update(changes, given);
    }

    /** Sets the columns of changes to null, whatever the instances hold. */
    public void clear(List<RowChange> changes) {
        updates.clear(changes);
    }

    /**
     * Writes rows of one hierarchy, table by table: in each the updates first, then the inserts, both in the order given.
     *
     * @param changes changes of rows
     * @param added instances to insert
     * @param given what rows get from others
     */
    public void save(List<RowChange> changes, List<Object> added, GivenValues given) {
        IdentityHashMap<Object, @Nullable Object> versionsBefore = updates.raiseVersions(changes);
        inserts.prepare(added);
        Set<Table> tables = new LinkedHashSet<>();
        changes.forEach(change -> tables.addAll(Mapper.of(change.instance()).tables()));
        added.forEach(instance -> tables.addAll(Mapper.of(instance).tables()));
        for (Table table : tables) {
            updates.updateInOrder(table, changes, versionsBefore, given);
            inserts.insertInOrder(table, added, given);
        }
    }
}
