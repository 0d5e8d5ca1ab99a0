package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.message.MappingMessage;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDefinition;

/** Finds out which entity extends which, what mapped superclasses lie between, and how a hierarchy is laid out. */
final class HierarchyLinker {
    private final UnitDraft unit;
    private final Problems problems;
    private final Map<String, EntityLink> byClass = new LinkedHashMap<>();

    HierarchyLinker(UnitDraft unit, Problems problems) {
        this.unit = unit;
        this.problems = problems;
    }

    /** All entities by class name, parents before children. */
    Map<String, EntityLink> link() {
        unit.classes.values().stream().filter(ClassDraft::isEntity).forEach(this::link);
        Map<String, EntityLink> names = new HashMap<>();
        for (EntityLink entity : byClass.values()) {
            EntityLink other = names.putIfAbsent(entity.draft.entityName, entity);
            if (other != null) {
                problems.add(
                        entity.className(),
                        null,
                        MappingMessage.ENTITY_NAME_TWICE,
                        entity.draft.entityName,
                        other.className());
            }
        }
        byClass.values().stream().filter(each -> each.parent == null).forEach(this::layOut);
        return byClass;
    }

    private EntityLink link(ClassDraft draft) {
        EntityLink present = byClass.get(draft.name());
        if (present != null) {
            return present;
        }
        List<EntityLink.Part> parts = new ArrayList<>(List.of(new EntityLink.Part(draft, draft.type)));
        EntityLink parent = null;
        boolean parentMissing = false;
        for (TypeDefinition up = draft.type.getSuperClass(); up != null && parent == null; up = up.getSuperClass()) {
            ClassDraft above = unit.find(up);
            if (above != null && above.isEntity()) {
                parent = link(above);
            } else if (above != null) {
                parts.add(0, new EntityLink.Part(above, up));
            } else if (new Notes(up.asErasure()).has(Entity.class)) {
                parentMissing = true;
                problems.add(
                        draft.name(),
                        null,
                        MappingMessage.PARENT_NOT_LISTED,
                        up.asErasure().getName());
            }
        }
        EntityLink entity = new EntityLink(draft, parent, parts, parentMissing);
        byClass.put(draft.name(), entity);
        return entity;
    }

    private void layOut(EntityLink root) {
        ClassDraft draft = root.draft;
        boolean alone = root.children.isEmpty()
                && draft.inheritance == null
                && draft.discriminator == null
                && draft.discriminatorValue == null;
        if (draft.discriminator != null) {
            root.discriminator = draft.discriminator;
        }
        if (alone) {
            root.inheritance = Inheritance.NONE;
        } else if (draft.inheritance == null || draft.inheritance.equals("SINGLE_TABLE")) {
            root.inheritance = Inheritance.SINGLE_TABLE;
        } else if (draft.inheritance.equals("JOINED")) {
            root.inheritance = Inheritance.JOINED;
        } else {
            root.inheritance = Inheritance.TABLE_PER_CLASS;
        }
        refuseUnfit(root, root.inheritance);
        if (root.inheritance == Inheritance.TABLE_PER_CLASS) {
            DiscriminatorLinker.number(root);
        } else if (!alone) {
            new DiscriminatorLinker(problems).link(root);
        }
    }

    private void refuseUnfit(EntityLink entity, Inheritance inheritance) {
        ClassDraft draft = entity.draft;
        boolean child = entity.parent != null;
        refuse(draft, child && draft.inheritance != null, "Inheritance", "a class below the top of its hierarchy");
        refuse(
                draft,
                child && draft.discriminator != null,
                "DiscriminatorColumn",
                "a class below the top of its hierarchy");
        refuse(
                draft,
                child && inheritance == Inheritance.SINGLE_TABLE && draft.table != null,
                "Table",
                "a class whose rows are in the table of its hierarchy");
        refuse(
                draft,
                inheritance == Inheritance.TABLE_PER_CLASS && draft.discriminator != null,
                "DiscriminatorColumn",
                "a class whose table tells what its rows are");
        refuse(
                draft,
                inheritance == Inheritance.TABLE_PER_CLASS && draft.discriminatorValue != null,
                "DiscriminatorValue",
                "a class whose table tells what its rows are");
        refuse(
                draft,
                !draft.keyJoin.isEmpty() && !(child && inheritance == Inheritance.JOINED),
                "PrimaryKeyJoinColumn",
                "a class that has no joined table of its own");
        refuse(
                draft,
                !draft.actions.equals(ActionsDraft.NONE)
                        && !(child && inheritance == Inheritance.JOINED)
                        && draft.secondaryTables.isEmpty(),
                draft.actions.onDelete() != null ? "OnDelete" : "OnUpdate",
                "a class that has neither a joined table of its own nor a secondary one");
        entity.children.forEach(each -> refuseUnfit(each, inheritance));
    }

    private void refuse(ClassDraft draft, boolean wrong, String annotation, String what) {
        if (wrong) {
            problems.add(draft.name(), null, MappingMessage.WRONG_ANNOTATION, annotation, what);
        }
    }
}
