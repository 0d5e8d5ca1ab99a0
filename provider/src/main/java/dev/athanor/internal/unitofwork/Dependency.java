package dev.athanor.internal.unitofwork;

import dev.athanor.PassiveDeletesMode;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.RelationshipRules;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.unitofwork.Histories.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one relationship means for a flush: who takes part because of others, what is written into rows because of others, and what
 * must be written before what. Immutable; one per factory and relationship. SQLAlchemy 2.0, {@code dependency.py}, for its behaviour.
 */
abstract sealed class Dependency
        permits OneToManyDependency, ManyToOneDependency, ManyToManyDependency, KeySwitchDependency {
    private final Mapper owner;
    private final AssociationPath path;

    Dependency(Mapper owner, AssociationPath path) {
        this.owner = owner;
        this.path = path;
    }

    /** The type whose attribute the relationship is. */
    final Mapper owner() {
        return owner;
    }

    /** The type at the far end. */
    final Mapper target() {
        return association().target();
    }

    final AssociationPath path() {
        return path;
    }

    final Association association() {
        return path.association();
    }

    final RelationshipRules rules() {
        return association().rules();
    }

    /** Whether both ends are of one class hierarchy. */
    final boolean isSelfReferential() {
        return owner.root() == target().root();
    }

    final boolean deletesTargets() {
        CascadeSet cascade = association().cascade();
        return cascade.has(CascadeSet.Kind.REMOVE) || removesOrphans();
    }

    final boolean removesOrphans() {
        return association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN);
    }

    /** Whether a flush finds orphans by who has an owner, rather than by who has left one. */
    final boolean findsOrphans() {
        return removesOrphans() && rules().expungesPendingOrphans();
    }

    final boolean leavesAllToDatabase() {
        return rules().passiveDeletes() == PassiveDeletesMode.ALL;
    }

    /** How far a flush looks at the relationship of an instance that is deleted. */
    final Reach deleteReach() {
        return rules().passiveDeletes() == PassiveDeletesMode.FALSE ? Reach.LOAD : Reach.MEMORY;
    }

    /** Whether a flush must care about it where rows are ordered by types. */
    abstract boolean isActive(Rules rules);

    /** Whether it writes the links of its collections itself. */
    boolean writesLinks() {
        return false;
    }

    /** The type whose rows it writes keys into; null if it writes rows of their own. */
    abstract @Nullable Mapper holder();

    /** What the relationship of an instance holds, for {@link Histories} only. */
    abstract RelationshipHistory lookAt(Object instance, Reach reach, Histories histories);

    /** Finds who takes part because instances are saved. */
    void presortSaves(FlushMembers members, Collection<Object> saved) {}

    /** Finds who takes part because instances are deleted. */
    void presortDeletes(FlushMembers members, Collection<Object> deleted) {}

    /** Says what is written into rows because an instance is saved. */
    abstract void processSaves(FlushMembers members, Collection<Object> saved, Effects effects);

    /** Says what is written into rows because an instance is deleted. */
    abstract void processDeletes(FlushMembers members, Collection<Object> deleted, Effects effects);

    /** Those who have left and have no other owner are deleted. */
    final void addOrphans(FlushMembers members, RelationshipHistory history) {
        for (Object target : history.deleted()) {
            if (target != null && !members.hasOwner(target, this)) {
                members.addOrphan(target);
            }
        }
    }

    /** How far it is looked for changes when instances are deleted. */
    Reach changesReach() {
        return rules().passiveDeletes() == PassiveDeletesMode.FALSE ? Reach.LOAD : Reach.QUEUED;
    }

    /** Whether instances have anything to do with others along the relationship. */
    boolean hasChanges(FlushMembers members, Collection<Object> instances, boolean deleted) {
        Reach reach = deleted ? changesReach() : Reach.QUEUED;
        for (Object instance : instances) {
            if (!members.histories().of(instance, this, reach).isEmpty()) {
                return true;
            }
        }
        return !instances.isEmpty() && !isSelfReferential() && members.has(target());
    }

    /** The type that declares the attribute, for whoever reads of it. */
    String declaringType() {
        return owner.entityName();
    }

    /** Whether it is ordered instance by instance where types wait for each other. */
    boolean isTakenApart() {
        return true;
    }

    /** Says what must come before what, of all instances of both types. */
    abstract void order(ActionGraph graph);

    /** Foreign keys are written by statements of their own when the rows of both types are there, and before any of them goes. */
    final void orderApart(ActionGraph graph, ActionGraph.Around all) {
        Mapper holder = Objects.requireNonNull(holder());
        Action before = graph.postUpdates(holder, true);
        graph.edge(all.targetSaves(), all.afterSave());
        graph.edge(all.ownerSaves(), all.afterSave());
        graph.edge(all.afterSave(), graph.postUpdates(holder, false));
        graph.edge(all.beforeDelete(), before);
        graph.edge(before, all.targetDeletes());
        graph.edge(before, all.ownerDeletes());
    }

    /** Says what must come before what, of one instance and one at the far end, where all of a type cannot be ordered. */
    abstract void order(ActionGraph graph, ActionGraph.Between between);

    /** Who is at the far end, or was: those that one instance must be ordered with. Null stands for nobody. */
    abstract List<@Nullable Object> pending(FlushMembers members, Object instance, boolean deleted);

    static List<@Nullable Object> pending(Object instance, PluralAssociation plural, Histories histories) {
        return new ArrayList<>(histories.of(instance, plural, Reach.MEMORY).all());
    }

    static List<@Nullable Object> pending(Object instance, ToOneAttribute toOne, Reach reach, Histories histories) {
        RelationshipHistory history = histories.of(instance, toOne, reach);
        InstanceState state = States.of(instance);
        if (!state.isLoaded(toOne.number())) {
            return List.of();
        }
        List<@Nullable Object> found = new ArrayList<>(2);
        found.add(toOne.get(instance));
        for (Object former : history.deleted()) {
            found.add(former);
        }
        return found;
    }

    @Override
    public final String toString() {
        return declaringType() + "_" + association().name();
    }
}
