package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.CallbackMethod;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.type.TypeDefinition;
import org.jspecify.annotations.Nullable;

/** An entity type while it is linked to its hierarchy, its columns and the types that it refers to. */
final class EntityLink {
    /**
     * A class that contributes attributes of its own to the entity.
     *
     * @param draft the entity itself or a mapped superclass
     * @param type the class with its type arguments
     */
    record Part(ClassDraft draft, TypeDefinition type) {}

    /**
     * A secondary table of the entity.
     *
     * @param table the table
     * @param keyColumns its columns that repeat the key of the primary table
     * @param draft what is said of it
     */
    record Secondary(LinkedTable table, List<LinkedColumn> keyColumns, SecondaryTableDraft draft) {}

    final ClassDraft draft;
    final @Nullable EntityLink parent;
    final List<EntityLink> children = new ArrayList<>();
    /** The mapped superclasses between the parent and the entity, then the entity itself. */
    final List<Part> parts;
    /** Whether a superclass is an entity outside the unit, which is a problem then. */
    final boolean parentMissing;
    /** The levels of the parts; empty if a class is refused or cannot be loaded, which is a problem then. */
    final List<LevelLink> levels = new ArrayList<>();

    // Of the hierarchy: set on the root.
    Inheritance inheritance = Inheritance.NONE;
    DiscriminatorDraft discriminator = DiscriminatorDraft.DEFAULT;

    @Nullable LinkedColumn discriminatorColumn;

    /** The attributes that make up the key. */
    List<AttributeLink> idAttributes = List.of();
    /** The parts of the key, in the order of its columns. */
    List<KeyPartLink> id = List.of();
    /** The id class, or null if the key is written otherwise. */
    @Nullable Class<?> idClass;

    KeyGeneration generation = KeyGeneration.ASSIGNED;
    /** What counts the keys, if a table does. */
    @Nullable CounterLink counter;

    @Nullable BasicLink version;

    @Nullable Object discriminatorValue;

    /** The methods that are called for it, in order. */
    List<CallbackMethod> callbacks = List.of();

    @Nullable LinkedTable table;
    /** The key columns of {@link #table}. */
    List<LinkedColumn> keyColumns = List.of();
    /** Those that the entity itself adds. */
    final List<Secondary> secondaryTables = new ArrayList<>();
    /** In a TABLE_PER_CLASS hierarchy: the columns of the tables of superclasses, and their copies in {@link #table}. */
    final Map<LinkedColumn, LinkedColumn> inheritedColumns = new LinkedHashMap<>();

    EntityLink(ClassDraft draft, @Nullable EntityLink parent, List<Part> parts, boolean parentMissing) {
        this.draft = draft;
        this.parent = parent;
        this.parts = parts;
        this.parentMissing = parentMissing;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    String className() {
        return draft.name();
    }

    boolean isAbstract() {
        return draft.type.isAbstract();
    }

    EntityLink root() {
        return parent == null ? this : parent.root();
    }

    boolean isA(EntityLink other) {
        return this == other || parent != null && parent.isA(other);
    }

    /** Whether a row can be of both types. */
    boolean isRelated(EntityLink other) {
        return isA(other) || other.isA(this);
    }

    /** Whether no row of its hierarchy can be in its own table. */
    boolean isWithoutTable() {
        return root().inheritance == Inheritance.TABLE_PER_CLASS && isAbstract() && !children.isEmpty();
    }

    /** Whether its rows and those of its subclasses have a table in common, that a foreign key can refer to. */
    boolean hasOneTable() {
        return root().inheritance != Inheritance.TABLE_PER_CLASS || children.isEmpty();
    }

    /** The table of its rows of that name, those of superclasses included; null if there is none. */
    @Nullable LinkedTable findTable(Name name) {
        if (table != null && table.name().equals(name)) {
            return table;
        }
        for (Secondary secondary : secondaryTables) {
            if (secondary.table().name().equals(name)) {
                return secondary.table();
            }
        }
        return parent == null ? null : parent.findTable(name);
    }

    /** The names of the tables of its rows. */
    Set<Name> tableNames() {
        Set<Name> names = parent == null ? new LinkedHashSet<>() : parent.tableNames();
        if (table != null) {
            names.add(table.name());
        }
        secondaryTables.forEach(secondary -> names.add(secondary.table().name()));
        return names;
    }

    /** The attributes that its own parts declare. */
    List<AttributeLink> ownAttributes() {
        return levels.stream().flatMap(each -> each.attributes.stream()).toList();
    }

    /** The attribute of that name, inherited ones included, or null. */
    @Nullable AttributeLink find(String name) {
        for (AttributeLink each : ownAttributes()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return parent == null ? null : parent.find(name);
    }

    /** Whether there is an attribute of that name that was refused before it was linked. */
    boolean hasRefused(String name) {
        for (Part part : parts) {
            if (part.draft.attributes.stream().anyMatch(each -> each.refused && each.name.equals(name))) {
                return true;
            }
        }
        return parent != null && parent.hasRefused(name);
    }

    /** The class of keys as the program writes them; null if the key has a problem. */
    @Nullable Class<?> keyClass() {
        EntityLink root = root();
        if (root.idClass != null) {
            return root.idClass;
        }
        if (root.idAttributes.size() != 1) {
            return null;
        }
        AttributeLink only = root.idAttributes.get(0);
        if (only instanceof ToOneLink reference) {
            return reference.target == null ? null : reference.target.keyClass();
        }
        return TypeResolver.boxed(only.javaType);
    }

    /** Whether a class of the hierarchy is unknown, so that missing attributes prove nothing. */
    boolean isBroken() {
        return levels.isEmpty() || parentMissing || parent != null && parent.isBroken();
    }
}
