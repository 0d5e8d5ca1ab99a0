package dev.athanor.internal.unitofwork;

import dev.athanor.PassiveDeletesMode;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.unitofwork.ActionGraph.Around;
import dev.athanor.internal.unitofwork.ActionGraph.Between;
import dev.athanor.internal.unitofwork.Histories.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One side of a relationship whose links are rows of a table of their own. */
final class ManyToManyDependency extends Dependency {
    private final PluralAssociation collection;
    /** The side that has the table. */
    private final PluralAssociation owning;

    ManyToManyDependency(Mapper owner, AssociationPath path, PluralAssociation owning) {
        super(owner, path);
        this.collection = (PluralAssociation) path.attribute();
        this.owning = owning;
    }

    /** Whether rows have positions or keys, so that links are not all that there is to them. */
    private boolean isKeyed() {
        return Objects.requireNonNull(owning.rows()).key() != null;
    }

    @Override
    boolean isActive(Rules rules) {
        return !isKeyed()
                && (rules().inverseSync()
                        || rules.isOn(Switch.WRITE_INVERSE)
                        || findsOrphans()
                        || rules.is(Switch.ASSOCIATION_ROWS, Choices.AssociationRows.BOTH)
                        || rules.is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.SKIP));
    }

    /** Whether the links of new and changed collections are written from here rather than by {@link LinkWork}. */
    private boolean isWritten(FlushMembers members) {
        return !isKeyed()
                && (collection.isOwning()
                        || rules().inverseSync()
                        || members.rules().isOn(Switch.WRITE_INVERSE));
    }

    private boolean isDeleted(FlushMembers members) {
        return !isKeyed()
                && (collection.isOwning() || members.rules().is(Switch.ASSOCIATION_ROWS, Choices.AssociationRows.BOTH));
    }

    @Override
    boolean writesLinks() {
        return !isKeyed();
    }

    @Override
    @Nullable Mapper holder() {
        return null;
    }

    /** Whether the links of an instance change with its collection. */
    boolean isChanged(FlushMembers members, Object instance) {
        RelationshipHistory history = members.histories().of(instance, this, Reach.QUEUED);
        return isWritten(members)
                && collection.isOwning()
                && !(history.added().isEmpty() && history.deleted().isEmpty());
    }

    @Override
    RelationshipHistory lookAt(Object instance, Reach reach, Histories histories) {
        return histories.of(instance, collection, reach);
    }

    @Override
    void presortDeletes(FlushMembers members, Collection<Object> deleted) {
        if (isDeleted(members) && rules().passiveDeletes() == PassiveDeletesMode.FALSE) {
            for (Object instance : deleted) {
                members.histories().of(instance, this, Reach.LOAD);
            }
        }
    }

    @Override
    void presortSaves(FlushMembers members, Collection<Object> saved) {
        for (Object instance : saved) {
            if (!rules().passiveUpdates() && Histories.isKeyChanged(instance)) {
                members.histories().of(instance, this, Reach.LOAD);
            }
            if (findsOrphans()) {
                addOrphans(members, members.histories().of(instance, this, Reach.MEMORY));
            }
        }
    }

    @Override
    void processDeletes(FlushMembers members, Collection<Object> deleted, Effects effects) {
        if (!isDeleted(members)) {
            return;
        }
        Effects.Links links = effects.links(owning, collection);
        for (Object instance : deleted) {
            for (Object target :
                    members.histories().of(instance, this, deleteReach()).former()) {
                if (isLinked(members, instance, target)) {
                    links.delete(instance, target);
                }
            }
        }
    }

    @Override
    void processSaves(FlushMembers members, Collection<Object> saved, Effects effects) {
        if (!isWritten(members)) {
            return;
        }
        Effects.Links links = effects.links(owning, collection);
        for (Object instance : saved) {
            boolean keyChanged = !rules().passiveUpdates() && Histories.isKeyChanged(instance);
            RelationshipHistory history =
                    members.histories().of(instance, this, keyChanged ? Reach.LOAD : Reach.QUEUED);
            for (Object target : history.added()) {
                if (target != null && isLinked(members, instance, target)) {
                    links.insert(instance, target);
                }
            }
            for (Object target : history.deleted()) {
                if (target != null && isLinked(members, instance, target)) {
                    links.delete(instance, target);
                }
            }
            if (keyChanged) {
                history.unchanged().stream().filter(Objects::nonNull).forEach(target -> links.move(instance, target));
            }
        }
    }

    private boolean isLinked(FlushMembers members, Object instance, Object target) {
        if (!members.isSkipped(target)) {
            return true;
        }
        members.warnOfSkipped(instance, this, target);
        return false;
    }

    @Override
    void order(ActionGraph graph) {
        Around all = graph.around(this);
        graph.edge(all.ownerSaves(), all.afterSave());
        graph.edge(all.targetSaves(), all.afterSave());
        graph.edge(all.afterSave(), all.targetDeletes());
        graph.edge(all.beforeDelete(), all.ownerSaves());
        graph.edge(all.beforeDelete(), all.ownerDeletes());
        graph.edge(all.beforeDelete(), all.targetDeletes());
        graph.edge(all.beforeDelete(), all.targetSaves());
    }

    @Override
    void order(ActionGraph graph, Between between) {
        if (between.deleted()) {
            graph.edge(between.process(), between.target());
            graph.edge(between.process(), between.owner());
            return;
        }
        graph.edge(between.owner(), between.process());
        if (between.targetDeleted()) {
            graph.edge(between.process(), between.target());
        } else {
            graph.edge(between.target(), between.process());
        }
    }

    @Override
    List<@Nullable Object> pending(FlushMembers members, Object instance, boolean deleted) {
        return new ArrayList<>(pending(instance, collection, members.histories()));
    }
}
