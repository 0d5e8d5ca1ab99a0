package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order hierarchies of entity types are saved: those referred to before those that refer to them. Computed
 * once per factory from the foreign keys. Types that refer to each other in a circle, or to themselves, share a group;
 * only inside such a group does a flush have to look at instances.
 */
public final class FlushOrder {
    private final Circles.Group[] byRoot;
    private final boolean rowByRow;
    private final Dependencies dependencies;

    /**
     * Computes the order.
     *
     * @param mappers all mappers of the factory in the order of their ordinals
     * @param rowByRow whether the database checks foreign keys with each row instead of at the end of the statement
     */
    public FlushOrder(List<Mapper> mappers, boolean rowByRow) {
        this.rowByRow = rowByRow;
        List<Set<Integer>> referredTo = new ArrayList<>();
        for (int i = 0; i < mappers.size(); i++) {
            referredTo.add(new TreeSet<>());
        }
        for (Mapper mapper : mappers) {
            for (PluralAttribute plural : mapper.plurals()) {
                CollectionRows rows = plural.rows();
                if (rows != null && rows.inElements() && !rows.own().isEmpty()) {
                    referredTo
                            .get(((PluralAssociation) plural).target().root().ordinal())
                            .add(mapper.root().ordinal());
                }
            }
            for (AssociationPath path : mapper.associations()) {
                if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                    referredTo
                            .get(mapper.root().ordinal())
                            .add(toOne.target().root().ordinal());
                }
            }
        }
        byRoot = Circles.of(mappers.size(), referredTo::get);
        dependencies = new Dependencies(mappers);
    }

    /** What relationships mean beyond the order of types. */
    Dependencies dependencies() {
        return dependencies;
    }

    /** The hierarchies that an entity type is saved together with: with their place, and whether instances can refer to each other. */
    Circles.Group group(Mapper mapper) {
        return byRoot[mapper.root().ordinal()];
    }

    /** Whether a row that refers to itself must give up the reference before it is deleted. */
    boolean selfReferencesKeepRows() {
        return rowByRow;
    }
}
