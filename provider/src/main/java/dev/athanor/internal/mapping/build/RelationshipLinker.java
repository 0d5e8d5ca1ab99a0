package dev.athanor.internal.mapping.build;

import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.RelationshipRules;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.MappingMessage;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what holds for each relationship beyond the standard: what properties say of it, else its annotations, else the choices of
 * the persistence unit. When all associations know their targets and other sides.
 */
final class RelationshipLinker {
    private static final Set<CascadeSet.Kind> ALL_BUT_ORPHANS =
            EnumSet.complementOf(EnumSet.of(CascadeSet.Kind.DELETE_ORPHAN));

    private final Rules unit;
    private final WeavingNeeds needs;
    private final Problems problems;
    /** All relationships, with the entities that have them. */
    private final Map<AssociationLink, EntityLink> owners = new LinkedHashMap<>();

    RelationshipLinker(Rules unit, WeavingNeeds needs, Problems problems) {
        this.unit = unit;
        this.needs = needs;
        this.problems = problems;
    }

    void link(List<EntityLink> entities) {
        entities.forEach(entity -> collect(entity, entity.ownAttributes()));
        owners.keySet().forEach(this::joinNamed);
        owners.keySet().stream().filter(RelationshipLinker::isSynchronisable).forEach(this::joinMapped);
        owners.keySet().forEach(this::joinMapped);
        owners.keySet().forEach(this::decide);
        RelationshipCheck check = new RelationshipCheck(problems);
        owners.keySet().forEach(check::check);
        entities.forEach(needs::check);
        owners.keySet().forEach(needs::check);
    }

    private void collect(EntityLink entity, List<AttributeLink> attributes) {
        for (AttributeLink attribute : attributes) {
            if (attribute instanceof EmbeddedLink embedded) {
                collect(entity, embedded.attributes());
            } else if (attribute instanceof ElementsLink elements && elements.element != null) {
                collect(entity, List.of(elements.element));
            } else if (attribute instanceof AssociationLink association) {
                owners.put(association, entity);
            }
            if (attribute instanceof CollectionLink collection && collection.key() != null) {
                collect(entity, List.of(collection.key()));
            }
        }
    }

    // ---- which two belong together --------------------------------------------------------------------------------

    /** Joins the sides of which one names the other in {@code @InverseSync}. */
    private void joinNamed(AssociationLink link) {
        String name = link.draft.relationship.with();
        EntityLink target = link.target;
        if (name.isEmpty() || target == null) {
            return;
        }
        String mappedBy = link.association().mappedBy();
        AttributeLink found = target.find(name);
        if (!mappedBy.isEmpty() && !mappedBy.equals(name)) {
            contradiction(link, "mappedBy", "@InverseSync(with = \"" + name + "\")");
        } else if (found == null) {
            if (!target.isBroken() && !target.hasRefused(name)) {
                problems.add(link.className(), link.name(), MappingMessage.SYNC_WITH_UNKNOWN, name, target.className());
            }
        } else if (!(found instanceof AssociationLink other) || other.target == null || !refersBack(link, other)) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.SYNC_WITH_OTHER,
                    target.className() + "." + name,
                    owner(link).className());
        } else if (other.partner != null && other.partner != link || link.partner != null && link.partner != other) {
            AssociationLink third = other.partner != null && other.partner != link ? other.partner : link.partner;
            contradiction(
                    link,
                    "@InverseSync(with = \"" + name + "\")",
                    "@InverseSync of " + (third == null ? name : third.className() + "." + third.name()));
        } else {
            link.partner = other;
            other.partner = link;
        }
    }

    private boolean refersBack(AssociationLink link, AssociationLink other) {
        EntityLink back = other.target;
        return back != null && back.isRelated(owner(link));
    }

    private static boolean isSynchronisable(AssociationLink link) {
        return !link.draft.relationship.viewOnly() && link.draft.relationship.inverseSync() != Choices.InverseSync.OFF;
    }

    /** Joins the sides of which one names the other in mappedBy; of several, the first one is the other side of the owner. */
    private void joinMapped(AssociationLink link) {
        if (link.isOwning() || link.partner != null || link.target == null) {
            return;
        }
        if (link.target.find(link.association().mappedBy()) instanceof AssociationLink owner && owner.partner == null) {
            link.partner = owner;
            owner.partner = link;
        }
    }

    // ---- what holds -------------------------------------------------------------------------------------------------

    private void decide(AssociationLink link) {
        RelationshipDraft draft = link.draft.relationship;
        link.cascade = cascade(link);
        link.lazy = isLazy(link);
        PassiveDeletesMode passive = draft.passiveDeletes();
        link.rules = new RelationshipRules(
                draft.loading(),
                passive == null ? unit.get(Switch.PASSIVE_DELETES) : passive,
                draft.passiveUpdates(),
                isSynchronised(link),
                draft.singleParent(),
                draft.viewOnly(),
                draft.postUpdate(),
                draft.loadOnPending(),
                draft.activeHistory(),
                unit.is(Switch.CASCADE_PERSIST, Choices.CascadePersist.EVENT),
                unit.is(Switch.ORPHAN_PENDING, Choices.OrphanPending.EXPUNGE));
    }

    /** What one of the two sides says of the pair counts for both; if neither says anything, what the unit says. */
    private boolean isSynchronised(AssociationLink link) {
        Choices.InverseSync said = link.draft.relationship.inverseSync();
        AssociationLink other = link.partner;
        if (other == null || link.draft.relationship.viewOnly() || other.draft.relationship.viewOnly()) {
            if (said == Choices.InverseSync.ON) {
                if (other == null
                        && link.target != null
                        && link.draft.relationship.with().isEmpty()) {
                    problems.add(link.className(), link.name(), MappingMessage.SYNC_WITHOUT_INVERSE);
                } else if (other != null) {
                    contradiction(link, "@InverseSync", "@ViewOnly");
                }
            }
            return false;
        }
        Choices.InverseSync saidThere = other.draft.relationship.inverseSync();
        if (said != null && saidThere != null && said != saidThere) {
            contradiction(link, "its @InverseSync", "that of " + other.className() + "." + other.name());
        }
        Choices.InverseSync chosen = said != null ? said : saidThere;
        return (chosen == null ? unit.get(Switch.INVERSE_SYNC) : chosen) == Choices.InverseSync.ON;
    }

    private CascadeSet cascade(AssociationLink link) {
        Set<CascadeSet.Kind> kinds = named(link.association());
        RelationshipDraft draft = link.draft.relationship;
        if (link.association().cascade().isEmpty() && !draft.viewOnly()) {
            Choices.CascadeDefault chosen = draft.cascadeDefault();
            if ((chosen == null ? unit.get(Switch.CASCADE_DEFAULT) : chosen) == Choices.CascadeDefault.PERSIST_MERGE) {
                kinds.add(CascadeSet.Kind.PERSIST);
                kinds.add(CascadeSet.Kind.MERGE);
            }
        }
        if (draft.deleteOrphan()) {
            kinds.add(CascadeSet.Kind.DELETE_ORPHAN);
        }
        return kinds.isEmpty() ? CascadeSet.NONE : new CascadeSet(kinds);
    }

    /** What the annotation of the association names. */
    static Set<CascadeSet.Kind> named(AssociationDraft draft) {
        Set<CascadeSet.Kind> kinds = EnumSet.noneOf(CascadeSet.Kind.class);
        for (String each : draft.cascade()) {
            if (each.equals("ALL")) {
                kinds.addAll(ALL_BUT_ORPHANS);
            } else {
                kinds.add(CascadeSet.Kind.valueOf(each));
            }
        }
        if (draft.orphanRemoval()) {
            kinds.add(CascadeSet.Kind.DELETE_ORPHAN);
        }
        return kinds;
    }

    private boolean isLazy(AssociationLink link) {
        LoadingStrategy loading = link.draft.relationship.loading();
        if (loading != null) {
            return switch (loading) {
                case JOINED, SELECTIN, SUBQUERY -> false;
                case SELECT, DYNAMIC, WRITE_ONLY, RAISE, RAISE_ON_SQL, NOLOAD -> true;
            };
        }
        AssociationDraft draft = link.association();
        return draft.lazy()
                || link instanceof ToOneLink
                        && !draft.fetchNamed()
                        && unit.is(Switch.FETCH_TO_ONE, Choices.FetchToOne.LAZY);
    }

    private EntityLink owner(AssociationLink link) {
        EntityLink owner = owners.get(link);
        if (owner == null) {
            throw new IllegalArgumentException(link.className() + "." + link.name() + " is of no entity");
        }
        return owner;
    }

    private void contradiction(AssociationLink link, String one, String other) {
        problems.add(link.className(), link.name(), MappingMessage.CONTRADICTION, one, other);
    }
}
