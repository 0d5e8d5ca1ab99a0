package dev.athanor.internal.unitofwork;

import dev.athanor.PassiveDeletesMode;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.RelationshipRules;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.unitofwork.ActionGraph.Around;
import dev.athanor.internal.unitofwork.ActionGraph.Between;
import dev.athanor.internal.unitofwork.Histories.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reference whose foreign key lies in the rows of the owner. Inside an embeddable it only says what must be written before what. */
final class ManyToOneDependency extends Dependency {
    private final ToOneAttribute reference;
    private final @Nullable Cell cell;

    ManyToOneDependency(Mapper owner, AssociationPath path) {
        super(owner, path);
        this.reference = (ToOneAttribute) path.attribute();
        this.cell = path.embedded().isEmpty() ? Cell.of(reference) : null;
    }

    @Override
    boolean isActive(Rules rules) {
        return cell != null
                && (cell.isVisible()
                        || rules().postUpdate()
                        || findsOrphans()
                        || rules.is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.SKIP)
                        || rules.isOn(Switch.MUTABLE_KEYS));
    }

    /**
     * Whether the foreign key of a reference is written by statements of its own, so that no row need be inserted, or deleted, before
     * another one because of it.
     */
    static boolean isApart(AssociationPath path, boolean deleted) {
        RelationshipRules rules = path.association().rules();
        boolean cleared = rules.passiveDeletes() != PassiveDeletesMode.ALL
                && !path.association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN);
        return path.embedded().isEmpty() && rules.postUpdate() && (cleared || !deleted);
    }

    @Override
    Mapper holder() {
        return owner();
    }

    @Override
    RelationshipHistory lookAt(Object instance, Reach reach, Histories histories) {
        if (cell != null) {
            return histories.of(instance, reference, reach);
        }
        List<Object> present = CascadeWalker.targets(instance, path(), PassiveMode.NO_LOAD);
        return new RelationshipHistory(List.of(), new ArrayList<>(present), List.of());
    }

    @Override
    Reach changesReach() {
        return Reach.LOCAL;
    }

    @Override
    void presortDeletes(FlushMembers members, Collection<Object> deleted) {
        if (cell == null || !deletesTargets() || !rules().cascadesAtEvents()) {
            return;
        }
        for (Object instance : deleted) {
            RelationshipHistory history = members.histories().of(instance, this, deleteReach());
            for (Object target : removesOrphans() ? history.all() : history.present()) {
                members.addOrphan(target);
            }
        }
    }

    @Override
    void presortSaves(FlushMembers members, Collection<Object> saved) {
        if (!findsOrphans()) {
            return;
        }
        for (Object instance : saved) {
            addOrphans(members, members.histories().of(instance, this, deleteReach()));
        }
    }

    @Override
    void processDeletes(FlushMembers members, Collection<Object> deleted, Effects effects) {
        if (!isApart(path(), true) || cell == null) {
            return;
        }
        for (Object instance : deleted) {
            effects.clear(cell, instance);
            if (!members.histories().of(instance, this, deleteReach()).all().isEmpty()) {
                effects.postUpdate(cell, instance);
            }
        }
    }

    @Override
    void processSaves(FlushMembers members, Collection<Object> saved, Effects effects) {
        if (cell == null) {
            return;
        }
        for (Object instance : saved) {
            RelationshipHistory history = members.histories().of(instance, this, Reach.MEMORY);
            if (!history.added().isEmpty()) {
                write(members, cell, instance, history.added().get(0), effects);
            } else if (!history.deleted().isEmpty()) {
                effects.clear(cell, instance);
            }
            if (rules().postUpdate() && !history.isEmpty()) {
                effects.postUpdate(cell, instance);
            }
        }
    }

    private void write(FlushMembers members, Cell written, Object instance, @Nullable Object target, Effects effects) {
        if (target == null) {
            effects.clear(written, instance);
        } else if (members.isSkipped(target)) {
            members.warnOfSkipped(instance, this, target);
            effects.keep(written, instance);
        } else {
            effects.copy(written, instance, target, false);
        }
    }

    @Override
    void order(ActionGraph graph) {
        Around all = graph.around(this);
        if (rules().postUpdate()) {
            orderApart(graph, all);
            graph.edge(all.afterSave(), graph.postUpdates(holder(), true));
        } else {
            graph.edge(all.targetSaves(), all.afterSave());
            graph.edge(all.afterSave(), all.ownerSaves());
            graph.edge(all.ownerSaves(), all.targetDeletes());
            graph.edge(all.ownerDeletes(), all.targetDeletes());
        }
    }

    @Override
    void order(ActionGraph graph, Between between) {
        if (rules().postUpdate()) {
            if (between.deleted()) {
                Action preUpdates = graph.postUpdates(owner(), true);
                graph.edge(between.process(), preUpdates);
                graph.edge(preUpdates, between.owner());
                graph.edge(preUpdates, between.target());
                return;
            }
            Action postUpdates = graph.postUpdates(owner(), false);
            graph.edge(between.process(), postUpdates);
            if (between.targetDeleted()) {
                graph.edge(postUpdates, between.target());
            } else {
                graph.edge(between.owner(), between.process());
                graph.edge(between.target(), between.process());
            }
        } else if (!between.deleted()) {
            if (!between.targetDeleted()) {
                graph.edge(between.target(), between.process());
            }
            graph.edge(between.process(), between.owner());
        } else if (between.targetDeleted()) {
            graph.edge(between.owner(), between.target());
        }
    }

    @Override
    List<@Nullable Object> pending(FlushMembers members, Object instance, boolean deleted) {
        if (cell == null) {
            return new ArrayList<>(
                    lookAt(instance, Reach.MEMORY, members.histories()).present());
        }
        return States.of(instance).isLoaded(reference.number()) || deleted
                ? pending(instance, reference, deleted ? deleteReach() : Reach.MEMORY, members.histories())
                : List.of();
    }
}
