package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The join tables of the unit, and who else has them: another collection from the other side, or an entity whose rows are the links.
 * Sharing is sound only if all mean the same columns by it.
 */
final class AssociationTables {
    private record Use(PluralLink collection, EntityLink owner, LinkedJoinTable join) {
        /** The columns with what they refer to, whichever side they are on. */
        Set<List<LinkedColumn>> pairs() {
            Set<List<LinkedColumn>> pairs = new HashSet<>();
            Stream.concat(join.own().stream(), join.other().stream())
                    .forEach(each -> pairs.add(List.of(each.column(), each.referenced())));
            return pairs;
        }

        String name() {
            return collection.className() + "." + collection.name();
        }

        boolean isWritten() {
            return join.own().stream().anyMatch(LinkedJoinColumn::insertable);
        }

        private Set<LinkedColumn> columns() {
            return pairs().stream().map(pair -> pair.get(0)).collect(Collectors.toSet());
        }

        /**
         * Whether the two do not meet: the rows are those of other owners, of entities that have nothing in common but their table; or
         * they have no column in common.
         */
        boolean isApartFrom(Use that) {
            return owner.table == that.owner.table && !owner.isRelated(that.owner)
                    || Collections.disjoint(columns(), that.columns());
        }
    }

    private final Map<LinkedTable, List<Use>> byTable = new LinkedHashMap<>();
    private final Problems problems;

    AssociationTables(Problems problems) {
        this.problems = problems;
    }

    /** Takes in an owning collection. */
    void add(PluralLink collection, EntityLink owner, LinkedJoinTable join) {
        byTable.computeIfAbsent(join.table(), key -> new ArrayList<>()).add(new Use(collection, owner, join));
    }

    /** Whether a collection of the target and this one are sides of one association that both own, by {@code @InverseSync}. */
    boolean isOtherSideOwning(PluralLink collection, EntityLink target) {
        if (!collection.draft.relationship.with().isEmpty()) {
            return true;
        }
        for (EntityLink level = target; level != null; level = level.parent) {
            for (AttributeLink each : level.ownAttributes()) {
                if (each instanceof PluralLink && each.draft.relationship.with().equals(collection.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When all columns are placed. */
    void requireAgreement(List<EntityLink> entities) {
        byTable.forEach((table, uses) -> {
            for (int i = 1; i < uses.size(); i++) {
                requireAgreement(table, uses.get(0), uses.get(i));
            }
            for (EntityLink entity : entities) {
                if (entity.table == table && entity.parent == null) {
                    uses.forEach(use -> requireAttributes(use, entity));
                }
            }
        });
    }

    private void requireAgreement(LinkedTable table, Use first, Use second) {
        PluralLink link = second.collection();
        if (first.isApartFrom(second)) {
            return;
        }
        boolean bothWrite = first.isWritten() && second.isWritten();
        boolean keyed = first.collection().key() != null || link.key() != null;
        if (!first.pairs().equals(second.pairs()) || keyed && bothWrite) {
            problems.add(link.className(), link.name(), MappingMessage.JOIN_TABLE_TWICE, table.name(), first.name());
        } else if (bothWrite && !names(first, second) && !names(second, first)) {
            problems.warn(link.className(), link.name(), MappingMessage.JOIN_TABLE_SHARED, table.name(), first.name());
        }
    }

    /** Whether the two are sides of one association by the word of the first: then one of them writes each link. */
    private static boolean names(Use one, Use other) {
        return one.collection()
                .draft
                .relationship
                .with()
                .equals(other.collection().name());
    }

    private void requireAttributes(Use use, EntityLink entity) {
        PluralLink link = use.collection();
        LinkedTable table = use.join().table();
        boolean complete = true;
        for (List<LinkedColumn> pair : use.pairs()) {
            if (!pair.get(0).isOfEntity()) {
                complete = false;
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.JOIN_TABLE_OF_ENTITY,
                        table.name(),
                        entity.className(),
                        pair.get(0).name);
            }
        }
        if (complete && use.isWritten()) {
            problems.warn(
                    link.className(), link.name(), MappingMessage.JOIN_TABLE_SHARED, table.name(), entity.className());
        }
    }
}
