package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of one entity's key and places their columns: basic attributes, an embedded id, and the keys of other
 * entities that references determine. Those are linked before. Jakarta Persistence 3.2, section 2.4.
 */
final class IdLinker {
    private final BasicLinker basics;
    private final JoinLinker joins;
    private final Classes classes;
    private final Problems problems;

    IdLinker(BasicLinker basics, JoinLinker joins, Classes classes, Problems problems) {
        this.basics = basics;
        this.joins = joins;
        this.classes = classes;
        this.problems = problems;
    }

    /** Whether the key of the entity that it refers to is part of its own entity's key. */
    static boolean isDeriving(ToOneLink reference) {
        return reference.isOwning() && (reference.draft.id || reference.draft.mapsId != null);
    }

    void link(EntityLink root, LinkedTable table) {
        Place place = new Place(root, table, EntityLinker.overrides(root), Place.Absence.NEVER, "");
        List<AttributeLink> ids = new ArrayList<>();
        for (AttributeLink attribute : root.ownAttributes()) {
            if (attribute.draft.id && !(attribute instanceof PluralLink)) {
                ids.add(attribute);
            }
        }
        root.idAttributes = List.copyOf(ids);
        for (AttributeLink attribute : root.ownAttributes()) {
            if (attribute instanceof ToOneLink reference && isDeriving(reference)) {
                linkReference(reference, place.of(reference.name()));
                if (reference.draft.mapsId != null) {
                    mapId(root, reference, reference.draft.mapsId);
                }
            }
        }
        List<KeyPartLink> parts = new ArrayList<>();
        for (AttributeLink id : ids) {
            addParts(id, place.of(id.name()), ids.size() > 1 ? id.name() : "", parts);
        }
        root.id = List.copyOf(parts);
        requireIds(root);
        new IdClassLinker(classes, problems).link(root);
    }

    /** The columns of a reference that is an id are written with the row and never again; others are the key's to write. */
    private void linkReference(ToOneLink reference, Place place) {
        reference.placed = true;
        EntityLink target = reference.target;
        if (target == null) {
            return;
        }
        joins.linkReference(reference, target, place);
        reference.optional = false;
        boolean writes = reference.draft.id;
        reference.joinColumns = reference.joinColumns.stream()
                .map(each -> new LinkedJoinColumn(each.column(), each.referenced(), writes, false))
                .toList();
    }

    // ---- derived by @MapsId --------------------------------------------------------------------------------------

    private void mapId(EntityLink root, ToOneLink reference, String name) {
        EntityLink target = reference.target;
        if (target == null || reference.joinColumns.isEmpty() || root.isBroken()) {
            return;
        }
        AttributeLink mapped = mapped(root, name);
        if (mapped == null) {
            problems.add(reference.className(), reference.name(), MappingMessage.MAPS_ID_UNKNOWN, name);
            return;
        }
        Map<String, BasicLink> leaves = new HashMap<>();
        collect(mapped, "", leaves);
        List<KeyPartLink> key = target.root().id;
        for (int i = 0; i < key.size(); i++) {
            BasicLink leaf = leaves.get(key.get(i).name());
            if (leaf == null && leaves.size() == 1 && key.size() == 1) {
                leaf = leaves.values().iterator().next();
            }
            if (leaf == null || leaves.size() != key.size()) {
                problems.add(
                        mapped.className(),
                        mapped.name(),
                        MappingMessage.MAPS_ID_TYPE,
                        mapped.javaType.getTypeName(),
                        reference.name(),
                        typeName(target.keyClass()));
                return;
            }
            leaf.origin = new KeyPartLink.Origin(reference, i);
        }
    }

    private static String typeName(@Nullable Class<?> type) {
        return type == null ? "unknown" : type.getTypeName();
    }

    /** The attribute that a reference determines: the only id, or one of its attributes, or one of several ids. */
    private static @Nullable AttributeLink mapped(EntityLink root, String name) {
        List<AttributeLink> ids = root.idAttributes;
        if (name.isEmpty()) {
            return ids.size() == 1 ? ids.get(0) : null;
        }
        List<AttributeLink> candidates =
                ids.size() == 1 && ids.get(0) instanceof EmbeddedLink embedded ? embedded.attributes() : ids;
        return candidates.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void collect(AttributeLink attribute, String name, Map<String, BasicLink> into) {
        if (attribute instanceof BasicLink basic) {
            into.put(name, basic);
        } else if (attribute instanceof EmbeddedLink embedded) {
            for (AttributeLink nested : embedded.attributes()) {
                collect(nested, joined(name, nested.name()), into);
            }
        }
    }

    private static String joined(String outer, String inner) {
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "." + inner;
    }

    // ---- parts ---------------------------------------------------------------------------------------------------

    private void addParts(AttributeLink id, Place place, String name, List<KeyPartLink> into) {
        if (id instanceof BasicLink basic) {
            addValue(List.of(), basic, place, name, into);
        } else if (id instanceof EmbeddedLink embedded) {
            addEmbedded(List.of(embedded), embedded, place, name, into);
        } else if (id instanceof ToOneLink reference) {
            for (int i = 0; i < reference.joinColumns.size(); i++) {
                KeyPartLink.Origin origin = new KeyPartLink.Origin(reference, i);
                KeyPartLink there = origin.part();
                into.add(new KeyPartLink(
                        List.of(), null, origin, origin.column(), there.type(), joined(name, there.name())));
            }
        }
    }

    private void addEmbedded(
            List<EmbeddedLink> path, EmbeddedLink embedded, Place place, String name, List<KeyPartLink> into) {
        Place inside = place.inside(embedded.name(), embedded.draft.overrides.within(place.overrides()));
        for (AttributeLink nested : embedded.attributes()) {
            Place at = inside.of(nested.name());
            String inner = joined(name, nested.name());
            if (nested instanceof BasicLink basic) {
                addValue(path, basic, at, inner, into);
            } else if (nested instanceof EmbeddedLink deeper) {
                List<EmbeddedLink> longer = new ArrayList<>(path);
                longer.add(deeper);
                addEmbedded(longer, deeper, at, inner, into);
            } else {
                problems.add(nested.className(), nested.name(), MappingMessage.REFERENCE_IN_ID);
            }
            OverrideCheck.ofAttribute(nested, problems);
        }
    }

    private void addValue(List<EmbeddedLink> path, BasicLink id, Place place, String name, List<KeyPartLink> into) {
        basics.link(id, place);
        id.optional = false;
        id.updatable = false;
        ColumnType type = id.columnType;
        if (type != null && (id.draft.lob || type.isMutable() && !Date.class.isAssignableFrom(id.javaType))) {
            problems.add(id.className(), id.name(), MappingMessage.ID_TYPE, id.javaType.getTypeName());
        }
        if (type != null && id.column != null) {
            into.add(new KeyPartLink(path, id, id.origin, id.column, type, name));
        }
    }

    private void requireIds(EntityLink root) {
        if (root.isBroken()) {
            return;
        }
        List<String> declared = new ArrayList<>();
        for (EntityLink.Part part : root.parts) {
            part.draft().attributes.stream().filter(each -> each.id).forEach(each -> declared.add(each.name));
        }
        AttributeLink embedded = root.idAttributes.stream()
                .filter(each -> each.draft.embeddedId)
                .findFirst()
                .orElse(null);
        if (declared.isEmpty()) {
            problems.add(root.className(), null, MappingMessage.NO_ID);
        } else if (declared.size() > 1 && embedded != null) {
            String others = declared.stream()
                    .filter(each -> !each.equals(embedded.name()))
                    .collect(Collectors.joining(", "));
            problems.add(root.className(), null, MappingMessage.EMBEDDED_ID_AND_ID, others);
        } else if (declared.size() > 1 && IdClassLinker.declared(root) == null) {
            problems.add(root.className(), null, MappingMessage.SEVERAL_IDS, String.join(", ", declared));
        }
    }
}
