package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.message.MappingMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.description.type.TypeDefinition;
import org.jspecify.annotations.Nullable;

/** Links associations to their targets, their other sides and their columns. */
final class AssociationLinker {
    private final Map<String, EntityLink> entities;
    private final JoinLinker joins;
    private final Problems problems;

    AssociationLinker(Map<String, EntityLink> entities, JoinLinker joins, Problems problems) {
        this.entities = entities;
        this.joins = joins;
        this.problems = problems;
    }

    /** Finds the targets of all associations; before any of them is linked, because both sides look at each other. */
    void findTargets(List<AttributeLink> attributes) {
        for (AttributeLink attribute : attributes) {
            if (attribute instanceof EmbeddedLink embedded) {
                findTargets(embedded.attributes());
            } else if (attribute instanceof ElementsLink elements && elements.element != null) {
                findTargets(List.of(elements.element));
            } else if (attribute instanceof AssociationLink association) {
                association.target = target(association);
            }
            if (attribute instanceof CollectionLink collection && collection.key() != null) {
                findTargets(List.of(collection.key()));
            }
        }
    }

    private @Nullable EntityLink target(AssociationLink link) {
        TypeDefinition type = link.association().target();
        if (type == null) {
            type = link instanceof PluralLink ? CollectionLevels.lastArgument(link.type) : link.type;
        }
        if (type == null) {
            problems.add(link.className(), link.name(), MappingMessage.NO_TARGET);
            return null;
        }
        EntityLink target = entities.get(type.asErasure().getName());
        if (target == null) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.NOT_AN_ENTITY,
                    type.asErasure().getName());
        }
        return target;
    }

    void link(ToOneLink link, Place place) {
        EntityLink target = link.target;
        if (target == null) {
            return;
        }
        if (link.isOwning()) {
            joins.linkReference(link, target, place);
        } else {
            link.optional = link.association().optional();
            checkMappedBy(link, target, place.entity());
        }
    }

    void link(PluralLink link, Place place) {
        EntityLink target = link.target;
        if (target == null || link.shape == null) {
            return;
        }
        CollectionOrder.link(link, target, problems);
        boolean byForeignKey =
                link.isOwning() && !link.association().joinColumns().isEmpty();
        if (link.key() != null && !link.isOwning() && !link.isElementOnce()) {
            problems.add(link.className(), link.name(), MappingMessage.KEY_ON_INVERSE_SIDE);
        } else if (byForeignKey || link.key() != null && !link.isOwning()) {
            if (target.root().inheritance == Inheritance.TABLE_PER_CLASS) {
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.NOT_SUPPORTED,
                        "a column of a TABLE_PER_CLASS hierarchy that a collection writes, as by @JoinColumn,");
                return;
            }
            joins.linkElementRows(link, target, place);
        }
        if (!link.isOwning()) {
            checkMappedBy(link, target, place.entity());
        } else if (!byForeignKey) {
            joins.linkJoinTable(link, target, place, inverseName(link, target, place.entity()));
        }
    }

    /** The attribute of the target that names this one in mappedBy, or null. */
    private static @Nullable String inverseName(PluralLink link, EntityLink target, EntityLink owner) {
        for (EntityLink level = target; level != null; level = level.parent) {
            for (AttributeLink each : level.ownAttributes()) {
                if (each instanceof AssociationLink other
                        && other.association().mappedBy().equals(link.name())
                        && other.target != null
                        && other.target.isRelated(owner)) {
                    return each.name();
                }
            }
        }
        return null;
    }

    private void checkMappedBy(AssociationLink link, EntityLink target, EntityLink owner) {
        String name = link.association().mappedBy();
        if (name.indexOf('.') >= 0) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.NOT_SUPPORTED,
                    link.association().kind().annotation().substring(1) + "(mappedBy = \"" + name + "\")");
            return;
        }
        AttributeLink other = target.find(name);
        if (other == null) {
            if (!target.isBroken() && !target.hasRefused(name)) {
                problems.add(link.className(), link.name(), MappingMessage.MAPPED_BY_UNKNOWN, name, target.className());
            }
            return;
        }
        AssociationDraft.Kind wanted = switch (link.association().kind()) {
            case ONE_TO_MANY -> AssociationDraft.Kind.MANY_TO_ONE;
            case MANY_TO_ONE, ONE_TO_ONE -> AssociationDraft.Kind.ONE_TO_ONE;
            case MANY_TO_MANY -> AssociationDraft.Kind.MANY_TO_MANY;
        };
        if (!(other instanceof AssociationLink owning) || owning.association().kind() != wanted || !owning.isOwning()) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.MAPPED_BY_KIND,
                    target.className() + "." + name,
                    wanted.annotation());
        } else if (owning.target != null && !owning.target.isRelated(owner)) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.MAPPED_BY_TARGET,
                    target.className() + "." + name,
                    Objects.requireNonNull(owning.target).className(),
                    owner.className());
        }
    }
}
