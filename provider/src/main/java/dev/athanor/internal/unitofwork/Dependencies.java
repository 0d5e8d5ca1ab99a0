package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the relationships of a factory mean for its flushes. Immutable; shared by all threads. */
final class Dependencies {
    private final List<List<Dependency>> byMapper = new ArrayList<>();
    /** Whether a flush must look at a relationship, whatever the session has chosen. */
    private final boolean alwaysActive;

    Dependencies(List<Mapper> mappers) {
        Map<Object, Dependency> known = new HashMap<>();
        boolean active = false;
        List<KeySwitchDependency> keySwitches = keySwitches(mappers);
        for (Mapper mapper : mappers) {
            List<Dependency> ofMapper = new ArrayList<>();
            keySwitches.stream()
                    .filter(dependency -> mapper.isA(dependency.owner()))
                    .forEach(ofMapper::add);
            for (AssociationPath path : mapper.associations()) {
                Dependency dependency = path.association().rules().viewOnly() ? null : dependency(mapper, path, known);
                if (dependency != null) {
                    ofMapper.add(dependency);
                    active |= dependency.isActive(Rules.STANDARD);
                }
            }
            byMapper.add(List.copyOf(ofMapper));
        }
        alwaysActive = active;
    }

    private static List<KeySwitchDependency> keySwitches(List<Mapper> mappers) {
        List<KeySwitchDependency> found = new ArrayList<>();
        Set<Object> known = new HashSet<>();
        for (Mapper mapper : mappers) {
            for (AssociationPath path : mapper.associations()) {
                KeySwitchDependency dependency = KeySwitchDependency.of(mapper, path);
                if (dependency != null && !path.association().rules().viewOnly() && known.add(path.attribute())) {
                    found.add(dependency);
                }
            }
        }
        return found;
    }

    private static @Nullable Dependency dependency(Mapper mapper, AssociationPath path, Map<Object, Dependency> known) {
        if (!path.embedded().isEmpty()) {
            return path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()
                    ? new ManyToOneDependency(mapper, path)
                    : null;
        }
        Dependency inherited = known.get(path.attribute());
        if (inherited != null && mapper.isA(inherited.owner())) {
            return inherited;
        }
        Dependency made = dependency(mapper, path);
        if (made != null) {
            known.put(path.attribute(), made);
        }
        return made;
    }

    private static @Nullable Dependency dependency(Mapper mapper, AssociationPath path) {
        if (path.attribute() instanceof ToOneAttribute toOne) {
            return toOne.isOwning()
                    ? new ManyToOneDependency(mapper, path)
                    : new OneToManyDependency(mapper, path, cell(toOne.mappedBy(), toOne.target()));
        }
        PluralAssociation plural = (PluralAssociation) path.attribute();
        if (plural.mappedBy() instanceof ToOneAttribute back) {
            return new OneToManyDependency(mapper, path, cell(back, plural.target()));
        }
        if (plural.rows() != null && plural.rows().inElements()) {
            return new OneToManyDependency(mapper, path, Cell.ofElements(mapper, plural));
        }
        PluralAssociation owning = plural.mappedBy() instanceof PluralAssociation other ? other : plural;
        return owning.rows() == null ? null : new ManyToManyDependency(mapper, path, owning);
    }

    /** The cell of a reference, unless it lies in an embeddable. */
    private static @Nullable Cell cell(@Nullable ToOneAttribute back, Mapper holder) {
        return back != null && holder.attribute(back.number()) == back ? Cell.of(back) : null;
    }

    /** Whether a flush looks at relationships at all. */
    boolean isUsed(Rules rules) {
        return alwaysActive
                || inOrderOfArrival(rules)
                || rules.is(Switch.REMOVE_NULLIFY, Choices.RemoveNullify.ALWAYS)
                || rules.is(Switch.ASSOCIATION_ROWS, Choices.AssociationRows.BOTH)
                || rules.is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.SKIP)
                || rules.isOn(Switch.WRITE_INVERSE)
                || rules.isOn(Switch.MUTABLE_KEYS);
    }

    /** Whether the links of a collection are written by its relationship's rules, so that {@link LinkWork} leaves them alone. */
    boolean writesLinks(Mapper mapper, PluralAssociation collection, Rules rules) {
        for (Dependency dependency : of(mapper, rules)) {
            if (dependency.association() == collection) {
                return dependency.writesLinks();
            }
        }
        return false;
    }

    static boolean inOrderOfArrival(Rules rules) {
        return rules.is(Switch.FLUSH_ORDER, Choices.FlushOrder.ARRIVAL);
    }

    /** The relationships of a type that a flush looks at. */
    List<Dependency> of(Mapper mapper, Rules rules) {
        List<Dependency> all = byMapper.get(mapper.ordinal());
        // In the order of arrival all of them say what must come before what.
        return inOrderOfArrival(rules)
                ? all
                : all.stream().filter(dependency -> dependency.isActive(rules)).toList();
    }
}
