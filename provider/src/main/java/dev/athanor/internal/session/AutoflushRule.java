package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.HandedOut;
import dev.athanor.internal.state.Snapshots;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a query must see a flush first: only if a table that it reads has pending work. Costs as much as there are
 * changes, not as there are instances. Jakarta Persistence 3.2, section 3.11.2.
 */
final class AutoflushRule {
    private AutoflushRule() {}

    /**
     * Decides.
     *
     * @param context the session's data
     * @param tables what the query reads
     */
    static boolean needsFlush(PersistenceContext context, Set<Table> tables) {
        Snapshots.compareAll(context);
        if (!context.hasNoted() && context.modified().size() == 0) {
            return false;
        }
        return touches(context.pending().members(), tables, true)
                || touches(context.modified().members(), tables, false)
                || touches(context.removed().members(), tables, true)
                || context.handedOut().stream().map(HandedOut::instance).anyMatch(i -> reads(i, tables));
    }

    private static boolean touches(List<Object> instances, Set<Table> tables, boolean whole) {
        for (Object instance : instances) {
            if (reads(instance, tables) || touchesAssociations(instance, tables, whole)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(Object instance, Set<Table> tables) {
        return States.of(instance).mapper instanceof Mapper mapper
                && mapper.tables().stream().anyMatch(tables::contains);
    }

    /** The rows of collections are written for the owner; new and orphaned elements are written because of it. */
    private static boolean touchesAssociations(Object instance, Set<Table> tables, boolean whole) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        for (AssociationPath path : mapper.collections()) {
            CollectionRows rows = ((PluralAttribute) path.attribute()).rows();
            if (rows != null && tables.contains(rows.table()) && (whole || state.isChanged(path.entityAttribute()))) {
                return true;
            }
        }
        for (AssociationPath path : mapper.associations()) {
            if ((whole || state.isChanged(path.entityAttribute()))
                    && path.association().target().allTables().stream().anyMatch(tables::contains)) {
                return true;
            }
        }
        return false;
    }
}
