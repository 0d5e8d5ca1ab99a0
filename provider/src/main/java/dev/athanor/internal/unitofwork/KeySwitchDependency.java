package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.unitofwork.ActionGraph.Between;
import dev.athanor.internal.unitofwork.FlushMembers.Role;
import dev.athanor.internal.unitofwork.Histories.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference, seen from what it refers to: where that gets another primary key, and no collection tells who refers to it, those in the
 * session that do are looked for. Where the database hands keys on, their foreign-key cells follow it; else their rows are updated.
 */
final class KeySwitchDependency extends Dependency {
    private final Mapper referring;
    private final ToOneAttribute reference;
    private final Cell cell;

    private KeySwitchDependency(Mapper referring, AssociationPath path, ToOneAttribute reference) {
        super(reference.target(), path);
        this.referring = referring;
        this.reference = reference;
        this.cell = Cell.of(reference);
    }

    /** Null if the other side of the relationship does it. */
    static @Nullable KeySwitchDependency of(Mapper referring, AssociationPath path) {
        if (!path.embedded().isEmpty() || !(path.attribute() instanceof ToOneAttribute toOne) || !toOne.isOwning()) {
            return null;
        }
        Association inverse = toOne.inverse();
        boolean known = inverse != null
                && (toOne.rules().passiveUpdates() || !inverse.rules().passiveUpdates());
        return known ? null : new KeySwitchDependency(referring, path, toOne);
    }

    @Override
    boolean isActive(Rules rules) {
        return rules.isOn(Switch.MUTABLE_KEYS);
    }

    @Override
    String declaringType() {
        return referring.entityName();
    }

    /** Rows are updated for a new key before they are saved; cells follow the database afterwards. */
    @Override
    @Nullable Mapper holder() {
        return rules().passiveUpdates() ? null : referring;
    }

    @Override
    boolean isTakenApart() {
        return false;
    }

    @Override
    RelationshipHistory lookAt(Object instance, Reach reach, Histories histories) {
        return RelationshipHistory.BLANK;
    }

    @Override
    void presortSaves(FlushMembers members, Collection<Object> saved) {
        if (rules().passiveUpdates()) {
            return;
        }
        for (Object switched : switched(saved)) {
            for (Object instance : referringTo(switched, members)) {
                members.add(instance, Role.SAVED);
            }
        }
    }

    @Override
    boolean hasChanges(FlushMembers members, Collection<Object> instances, boolean deleted) {
        return !deleted && !switched(instances).isEmpty();
    }

    @Override
    void processSaves(FlushMembers members, Collection<Object> saved, Effects effects) {
        boolean handedOn = rules().passiveUpdates();
        for (Object switched : switched(saved)) {
            for (Object instance : referringTo(switched, members)) {
                if (handedOn) {
                    members.add(instance, Role.LISTED);
                }
                effects.copy(cell, instance, switched, handedOn);
            }
        }
    }

    @Override
    void processDeletes(FlushMembers members, Collection<Object> deleted, Effects effects) {}

    private static List<Object> switched(Collection<Object> saved) {
        return saved.stream().filter(Histories::isKeyChanged).toList();
    }

    private List<Object> referringTo(Object target, FlushMembers members) {
        PassiveMode mode = rules().passiveUpdates() ? PassiveMode.NO_LOAD : PassiveMode.LOAD;
        List<Object> found = new ArrayList<>();
        for (Object instance : members.inSession()) {
            if (Objects.requireNonNull((Mapper) States.of(instance).mapper).isA(referring)
                    && AttributeReader.read(instance, reference, mode) == target) {
                found.add(instance);
            }
        }
        return found;
    }

    @Override
    void order(ActionGraph graph) {
        Action process = graph.process(this, false);
        Action saves = graph.saves(referring);
        if (rules().passiveUpdates()) {
            graph.edge(saves, process);
        } else {
            graph.edge(process, saves);
        }
    }

    @Override
    void order(ActionGraph graph, Between between) {}

    @Override
    List<@Nullable Object> pending(FlushMembers members, Object instance, boolean deleted) {
        return List.of();
    }
}
