package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.unitofwork.ActionGraph.Around;
import dev.athanor.internal.unitofwork.ActionGraph.Between;
import dev.athanor.internal.unitofwork.FlushMembers.Role;
import dev.athanor.internal.unitofwork.Histories.Reach;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relationship whose foreign key lies in the rows of the far end: what owners have in their collections, or in the inverse side of a
 * one-to-one, is written into the rows of their targets.
 */
final class OneToManyDependency extends Dependency {
    private final @Nullable Cell cell;

    OneToManyDependency(Mapper owner, AssociationPath path, @Nullable Cell cell) {
        super(owner, path);
        this.cell = cell;
    }

    @Override
    boolean isActive(Rules rules) {
        return cell != null
                && (association().mappedBy() == null
                        || rules().inverseSync()
                        || rules.isOn(Switch.WRITE_INVERSE)
                        || findsOrphans()
                        || rules.isOn(Switch.MUTABLE_KEYS)
                        || rules.is(Switch.REMOVE_NULLIFY, Choices.RemoveNullify.ALWAYS));
    }

    /** Whether a flush writes what owners hold: always where there is no other side, else if both sides are kept alike. */
    private boolean isWritten(FlushMembers members) {
        return cell != null
                && (association().mappedBy() == null
                        || rules().inverseSync()
                        || members.rules().isOn(Switch.WRITE_INVERSE));
    }

    /** Whether a flush takes the key of a deleted owner out of the rows of its targets. */
    private boolean isNullified(FlushMembers members) {
        return cell != null
                && (association().mappedBy() == null
                        || members.rules().is(Switch.REMOVE_NULLIFY, Choices.RemoveNullify.ALWAYS));
    }

    @Override
    boolean writesLinks() {
        CollectionRows rows = association() instanceof PluralAssociation plural ? plural.rows() : null;
        return cell != null && rows != null && rows.key() == null;
    }

    @Override
    Mapper holder() {
        return target();
    }

    @Override
    RelationshipHistory lookAt(Object instance, Reach reach, Histories histories) {
        return association() instanceof PluralAssociation plural
                ? histories.of(instance, plural, reach)
                : histories.of(instance, (ToOneAttribute) association(), reach);
    }

    @Override
    void presortDeletes(FlushMembers members, Collection<Object> deleted) {
        for (Object instance : deleted) {
            RelationshipHistory history = members.histories().of(instance, this, deleteReach());
            if (findsOrphans()) {
                addOrphans(members, history);
            } else {
                for (Object target : history.deleted()) {
                    if (target != null && !members.hasOwner(target, this)) {
                        members.add(target, Role.SAVED);
                    }
                }
            }
            if (isNullified(members) && !leavesAllToDatabase() && !deletesTargets()) {
                for (Object target : history.unchanged()) {
                    if (target != null) {
                        members.addRelated(target, Role.SAVED, this, instance);
                    }
                }
            }
        }
    }

    @Override
    void presortSaves(FlushMembers members, Collection<Object> saved) {
        for (Object instance : saved) {
            boolean keyChanged = Histories.isKeyChanged(instance);
            Reach reach = keyChanged && !rules().passiveUpdates() ? Reach.LOAD : Reach.QUEUED;
            RelationshipHistory history = members.histories().of(instance, this, reach);
            if (isWritten(members)) {
                for (Object target : history.added()) {
                    if (target != null) {
                        members.addRelated(target, Role.KEPT, this, instance);
                    }
                }
            }
            presortDeleted(members, instance, history);
            if (keyChanged) {
                for (Object target : history.unchanged()) {
                    if (target != null) {
                        members.addRelated(target, rules().passiveUpdates() ? Role.LISTED : Role.SAVED, this, instance);
                    }
                }
            }
        }
    }

    private void presortDeleted(FlushMembers members, Object instance, RelationshipHistory history) {
        if (findsOrphans()) {
            addOrphans(members, history);
        } else if (isWritten(members) && !leavesAllToDatabase()) {
            for (Object target : history.deleted()) {
                if (target != null) {
                    members.addRelated(target, Role.SAVED, this, instance);
                }
            }
        }
    }

    @Override
    void processDeletes(FlushMembers members, Collection<Object> deleted, Effects effects) {
        boolean postUpdate = rules().postUpdate();
        if (!isNullified(members) || leavesAllToDatabase() && !postUpdate) {
            return;
        }
        Set<Object> added = addedAnywhere(members);
        for (Object instance : deleted) {
            RelationshipHistory history = members.histories().of(instance, this, deleteReach());
            for (Object target : history.deleted()) {
                if (target != null && !members.hasOwner(target, this)) {
                    clear(members, target, instance, effects);
                }
            }
            if (postUpdate || !deletesTargets()) {
                for (Object target : history.unchanged()) {
                    if (target != null && !added.contains(target)) {
                        clear(members, target, instance, effects);
                    }
                }
            }
        }
    }

    private Set<Object> addedAnywhere(FlushMembers members) {
        Set<Object> added = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object instance : members.of(this, false)) {
            for (Object target :
                    members.histories().of(instance, this, Reach.QUEUED).added()) {
                if (target != null) {
                    added.add(target);
                }
            }
        }
        return added;
    }

    @Override
    void processSaves(FlushMembers members, Collection<Object> saved, Effects effects) {
        boolean written = isWritten(members);
        for (Object instance : saved) {
            RelationshipHistory history = members.histories().of(instance, this, Reach.MEMORY);
            if (written) {
                write(members, instance, history, effects);
            }
            // Whichever side is written: all who refer to it follow a new key.
            if (Histories.isKeyChanged(instance)) {
                for (Object target : history.unchanged()) {
                    if (target != null) {
                        copy(members, target, instance, rules().passiveUpdates(), effects);
                    }
                }
            }
        }
    }

    private void write(FlushMembers members, Object instance, RelationshipHistory history, Effects effects) {
        for (Object target : history.added()) {
            if (target != null) {
                copy(members, target, instance, false, effects);
            }
        }
        if (!removesOrphans() && !leavesAllToDatabase()) {
            for (Object target : history.deleted()) {
                if (target != null && !members.hasOwner(target, this)) {
                    clear(members, target, null, effects);
                }
            }
        }
    }

    private boolean isIgnored(FlushMembers members, Object target) {
        return !rules().postUpdate() && members.isDeleted(target);
    }

    private void copy(FlushMembers members, Object target, Object source, boolean handedOn, Effects effects) {
        if (cell != null && !isIgnored(members, target)) {
            effects.copy(cell, target, source, handedOn);
            if (rules().postUpdate() && members.isInSession(target)) {
                effects.postUpdate(cell, target);
            }
        }
    }

    private void clear(FlushMembers members, Object target, @Nullable Object deletedOwner, Effects effects) {
        if (cell != null && !isIgnored(members, target)) {
            effects.clear(cell, target);
            if (rules().postUpdate() && deletedOwner != null && members.isInSession(target)) {
                effects.postUpdate(cell, target);
            }
        }
    }

    @Override
    void order(ActionGraph graph) {
        Around all = graph.around(this);
        if (rules().postUpdate()) {
            orderApart(graph, all);
        } else {
            graph.edge(all.ownerSaves(), all.afterSave());
            graph.edge(all.afterSave(), all.targetSaves());
            graph.edge(all.afterSave(), all.targetDeletes());
            graph.edge(all.targetSaves(), all.ownerDeletes());
            graph.edge(all.targetDeletes(), all.ownerDeletes());
            graph.edge(all.beforeDelete(), all.targetSaves());
            graph.edge(all.beforeDelete(), all.targetDeletes());
        }
    }

    @Override
    void order(ActionGraph graph, Between between) {
        if (rules().postUpdate()) {
            Action postUpdates = graph.postUpdates(target(), false);
            Action preUpdates = graph.postUpdates(target(), true);
            if (between.deleted()) {
                graph.edge(between.process(), preUpdates);
                graph.edge(preUpdates, between.owner());
            } else {
                if (!between.targetDeleted()) {
                    graph.edge(between.owner(), between.process());
                }
                graph.edge(between.target(), between.process());
                graph.edge(between.process(), postUpdates);
            }
        } else if (between.deleted()) {
            graph.edge(between.process(), between.target());
            graph.edge(between.target(), between.owner());
        } else {
            graph.edge(between.owner(), between.process());
            graph.edge(between.process(), between.target());
            graph.edge(between.owner(), between.target());
        }
    }

    @Override
    List<@Nullable Object> pending(FlushMembers members, Object instance, boolean deleted) {
        return association() instanceof PluralAssociation plural
                ? pending(instance, plural, members.histories())
                : pending(
                        instance,
                        (ToOneAttribute) association(),
                        deleted ? deleteReach() : Reach.MEMORY,
                        members.histories());
    }
}
