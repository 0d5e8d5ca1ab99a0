package dev.athanor.internal.mapping;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.States;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run-time mapping of one entity type. Mappers refer to each other in circles, so they are made empty, filled by
 * {@link #define} and read-only ever after. Shared by all threads.
 */
public final class Mapper {
    private final String entityName;
    private final Class<?> javaType;
    private final @Nullable Mapper parent;
    private final int ordinal;
    private final List<Mapper> children = new ArrayList<>();
    private @Nullable Definition definition;
    private final boolean woven;
    private @Nullable EntityCallbacks callbacks;
    private Map<String, Attribute> byName = Map.of();
    private @Nullable Attribute[] byNumber = {};
    private int heldCount;
    private List<Attribute> idAttributes = List.of();
    private boolean derivedKey;
    private boolean partialKeys;
    private List<Attribute> mutableValues = List.of();
    private List<BasicAttribute> computedValues = List.of();
    private List<BasicAttribute> filledAtInsert = List.of();
    private List<BasicAttribute> filledAtUpdate = List.of();
    private List<Mapper> concreteTypes = List.of();
    private List<Table> allTables = List.of();
    private List<AssociationPath> associations = List.of();
    private List<Association> ownAssociations = List.of();
    /** Filled while the types at the other ends are defined. */
    private final Set<Association> orphaning = new LinkedHashSet<>();

    private List<PluralAttribute> plurals = List.of();
    private List<AssociationPath> eagerAssociations = List.of();
    private List<AssociationPath> collections = List.of();
    private List<AssociationPath> eagerElements = List.of();
    private List<AssociationPath> referringCollections = List.of();
    private List<BasicAttribute> lazyValues = List.of();

    /**
     * What the builder found out about a type.
     *
     * @param index attribute numbers of the class
     * @param inheritance layout of the hierarchy
     * @param tables the tables of a row, the root's first; several if JOINED or with secondary tables
     * @param optionalTables those of them that need not have a row: the secondary ones
     * @param inheritedColumns where the type has copies of columns of superclasses in its own table: the copy of each
     * @param keyColumns the key columns of each table, in the order of the key
     * @param id the parts of the key, in order; one unless the key is composite
     * @param keyForm how programs write keys
     * @param keyGeneration where keys come from
     * @param version the version attribute, or null
     * @param discriminator how rows tell their type, or null outside hierarchies
     * @param discriminatorValue the value of this type, or null if it is abstract or outside hierarchies
     * @param levels the class levels, superclass first
     * @param attributes all attributes including inherited ones and the key, in order of their numbers
     * @param callbacks the program's methods for this type, or null if there are none
     */
    public record Definition(
            AttributeIndex index,
            Inheritance inheritance,
            List<Table> tables,
            Set<Table> optionalTables,
            Map<Column, Column> inheritedColumns,
            Map<Table, List<Column>> keyColumns,
            List<KeyPart> id,
            KeyForm keyForm,
            KeyGeneration keyGeneration,
            @Nullable BasicAttribute version,
            @Nullable Discriminator discriminator,
            @Nullable Object discriminatorValue,
            List<ClassLevel> levels,
            List<Attribute> attributes,
            @Nullable EntityCallbacks callbacks) {
        /** Copies the lists. */
        public Definition {
            tables = List.copyOf(tables);
            optionalTables = Set.copyOf(optionalTables);
            inheritedColumns = Map.copyOf(inheritedColumns);
            id = List.copyOf(id);
            levels = List.copyOf(levels);
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * Creates an empty mapper.
     *
     * @param entityName the entity's name in queries
     * @param javaType the entity class
     * @param parent mapper of the entity superclass, or null; registers itself there
     * @param ordinal position among all mappers of the factory
     */
    public Mapper(String entityName, Class<?> javaType, @Nullable Mapper parent, int ordinal) {
        this.entityName = entityName;
        this.javaType = javaType;
        this.parent = parent;
        this.ordinal = ordinal;
        this.woven = Instrumented.class.isAssignableFrom(javaType);
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /**
     * Fills the mapper; parents before children.
     *
     * @throws IllegalStateException if it was filled before
     */
    public void define(Definition found) {
        if (definition != null) {
            throw new IllegalStateException(entityName + " is defined already");
        }
        definition = found;
        callbacks = found.callbacks();
        Map<String, Attribute> names = new LinkedHashMap<>();
        @Nullable Attribute[] numbers = new Attribute[found.index().size()];
        int held = 0;
        List<Attribute> mutable = new ArrayList<>();
        List<BasicAttribute> computed = new ArrayList<>();
        for (Attribute attribute : found.attributes()) {
            names.put(attribute.name(), attribute);
            numbers[attribute.number()] = attribute;
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
                toOne.setHeldIndex(held++);
            }
            if (hasMutableValue(attribute)) {
                mutable.add(attribute);
            }
            if (attribute instanceof BasicAttribute basic && basic.isComputed()) {
                computed.add(basic);
            }
        }
        Set<Attribute> ids = new LinkedHashSet<>();
        for (KeyPart part : found.id()) {
            ids.add(part.attribute());
            if (part.origin() != null) {
                ids.add(part.origin().reference());
            }
        }
        idAttributes = List.copyOf(ids);
        derivedKey = found.id().stream().anyMatch(part -> part.origin() != null);
        byName = names;
        byNumber = numbers;
        heldCount = held;
        mutableValues = List.copyOf(mutable);
        computedValues = List.copyOf(computed);
        filledAtInsert = filled(found.attributes(), true);
        filledAtUpdate = filled(found.attributes(), false);
        List<AssociationPath> paths = new ArrayList<>();
        collectAssociations(List.of(), found.attributes(), paths);
        associations = List.copyOf(paths);
        for (AssociationPath path : paths) {
            if (path.embedded().isEmpty() && path.association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
                path.association().target().orphaning.add(path.association());
            }
        }
        ownAssociations = leavesFirst(found);
        plurals = found.attributes().stream()
                .filter(PluralAttribute.class::isInstance)
                .map(PluralAttribute.class::cast)
                .toList();
        // A lazy reference of an instance that cannot report its touch is loaded with it.
        eagerAssociations = associations.stream()
                .filter(path -> !path.attribute().isLazy() || !isWoven() && path.attribute() instanceof ToOneAttribute)
                .toList();
        lazyValues = found.attributes().stream()
                .filter(attribute -> woven && attribute.isLazy() && attribute instanceof BasicAttribute)
                .map(BasicAttribute.class::cast)
                .toList();
        List<AssociationPath> plural = new ArrayList<>();
        collectCollections(List.of(), found.attributes(), plural);
        collections = List.copyOf(plural);
        referringCollections = collections.stream()
                .filter(path -> path.attribute() instanceof ElementCollection elements && elements.isReferring())
                .toList();
        eagerElements = collections.stream()
                .filter(path -> !path.attribute().isLazy() && path.attribute() instanceof ElementCollection)
                .toList();
    }

    private static boolean hasMutableValue(Attribute attribute) {
        return attribute.changesUnseen()
                || attribute instanceof EmbeddedAttribute embedded
                        && embedded.attributes().stream().anyMatch(Mapper::hasMutableValue);
    }

    private static void collectAssociations(
            List<EmbeddedAttribute> path, List<Attribute> attributes, List<AssociationPath> into) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof EmbeddedAttribute embedded) {
                List<EmbeddedAttribute> deeper = new ArrayList<>(path);
                deeper.add(embedded);
                collectAssociations(deeper, embedded.attributes(), into);
            } else if (attribute instanceof Association) {
                into.add(new AssociationPath(path, attribute));
            }
        }
    }

    private static void collectCollections(
            List<EmbeddedAttribute> path, List<Attribute> attributes, List<AssociationPath> into) {
        for (Attribute attribute : attributes) {
            if (attribute instanceof EmbeddedAttribute embedded) {
                List<EmbeddedAttribute> deeper = new ArrayList<>(path);
                deeper.add(embedded);
                collectCollections(deeper, embedded.attributes(), into);
            } else if (attribute instanceof PluralAttribute) {
                into.add(new AssociationPath(path, attribute));
            }
        }
    }

    private static List<Association> leavesFirst(Definition found) {
        List<Association> ordered = new ArrayList<>();
        for (int i = found.levels().size() - 1; i >= 0; i--) {
            for (Attribute attribute : found.attributes()) {
                if (attribute instanceof Association association
                        && attribute.level() == found.levels().get(i)) {
                    ordered.add(association);
                }
            }
        }
        return List.copyOf(ordered);
    }

    /** Called once after all mappers are defined. */
    public void freeze() {
        List<Mapper> all = new ArrayList<>();
        collectConcrete(all);
        concreteTypes = List.copyOf(all);
        Set<Table> read = new LinkedHashSet<>(inheritance() == Inheritance.TABLE_PER_CLASS ? List.of() : tables());
        if (inheritance() == Inheritance.TABLE_PER_CLASS) {
            concreteTypes.forEach(type -> read.addAll(type.tables()));
        }
        allTables = List.copyOf(read);
    }

    private void collectConcrete(List<Mapper> into) {
        if (!isAbstract()) {
            into.add(this);
        }
        children.forEach(child -> child.collectConcrete(into));
    }

    private Definition definition() {
        return Objects.requireNonNull(definition, "mapper is not defined yet");
    }

    /** The entity's name in queries. */
    public String entityName() {
        return entityName;
    }

    /** The entity class. */
    public Class<?> javaType() {
        return javaType;
    }

    /** Whether no row can be of exactly this type. */
    public boolean isAbstract() {
        return java.lang.reflect.Modifier.isAbstract(javaType.getModifiers());
    }

    /** Whether instances report reads and writes themselves; otherwise they are compared. */
    public boolean isWoven() {
        return woven;
    }

    /** Position among all mappers of the factory; an array index. */
    public int ordinal() {
        return ordinal;
    }

    /** Mapper of the entity superclass, or null. */
    public @Nullable Mapper parent() {
        return parent;
    }

    /** The top of the hierarchy: identity is unique below it. */
    public Mapper root() {
        Mapper top = this;
        while (top.parent != null) {
            top = top.parent;
        }
        return top;
    }

    /** Mappers of the direct entity subclasses. */
    public List<Mapper> children() {
        return List.copyOf(children);
    }

    /** This type and its subtypes as far as they can have rows. */
    public List<Mapper> concreteTypes() {
        return concreteTypes;
    }

    /** Whether a row of this type may turn out to be of a subtype. */
    public boolean isPolymorphic() {
        return !children.isEmpty();
    }

    /** Whether every instance of this type is one of the other too. */
    public boolean isA(Mapper other) {
        for (Mapper m = this; m != null; m = m.parent) {
            if (m == other) {
                return true;
            }
        }
        return false;
    }

    /** The lowest type that instances of both this and another type are of; null in different hierarchies. */
    public @Nullable Mapper commonType(Mapper other) {
        Mapper common = this;
        while (common != null && !other.isA(common)) {
            common = common.parent;
        }
        return common;
    }

    /** Attribute numbers of the class. */
    public AttributeIndex index() {
        return definition().index();
    }

    /** Layout of the hierarchy. */
    public Inheritance inheritance() {
        return definition().inheritance();
    }

    /** The tables of a row, the root's first. */
    public List<Table> tables() {
        return definition().tables();
    }

    /** The tables in which there is a part of every row of this type and its subtypes. */
    public List<Table> allTables() {
        return allTables;
    }

    /** Whether rows of this type and its subtypes lie side by side in several tables, so that reading them is a UNION. */
    public boolean isUnion() {
        return inheritance() == Inheritance.TABLE_PER_CLASS && concreteTypes.size() > 1;
    }

    /** The column that a row of this type has for a column that an inherited attribute was declared with. */
    public Column column(Column declared) {
        return definition().inheritedColumns().getOrDefault(declared, declared);
    }

    /** Copies of columns of superclasses in this type's own table, by the columns that they are copies of. */
    public Map<Column, Column> inheritedColumns() {
        return definition().inheritedColumns();
    }

    /** Whether a column of this type's own table is the copy of one of a superclass. */
    public boolean isInherited(Column column) {
        return definition().inheritedColumns().containsValue(column);
    }

    /** Whether rows of this type have a column. */
    public boolean hasColumn(Column column) {
        return tables().contains(column(column).table());
    }

    /** The column of the version in rows of this type, or null. */
    public @Nullable Column versionColumn() {
        BasicAttribute version = version();
        return version == null ? null : column(version.column());
    }

    /** Whether a row of this type may do without a row in one of its tables: a secondary one, all of it null. */
    public boolean isOptional(Table table) {
        return definition().optionalTables().contains(table);
    }

    /** The tables that every row of this type has a row in. */
    public List<Table> requiredTables() {
        return tables().stream().filter(table -> !isOptional(table)).toList();
    }

    /** The table that holds the key: the root's. */
    public Table rootTable() {
        return definition().tables().get(0);
    }

    /** The key columns of one of the tables, in the order of the key. */
    public List<Column> keyColumns(Table table) {
        return Objects.requireNonNull(definition().keyColumns().get(table), "not a table of this type");
    }

    /** The parts of the key, in order. */
    public List<KeyPart> id() {
        return definition().id();
    }

    /** The attributes that make up the key, each once: those that have parts of it, and references that determine some. */
    public List<Attribute> idAttributes() {
        return idAttributes;
    }

    /** Whether the key of an instance is only known when that of another instance is. */
    public boolean hasDerivedKey() {
        return derivedKey;
    }

    /** The type of an instance that a factory has met. */
    public static Mapper of(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }

    /** How programs write keys. */
    public KeyForm keyForm() {
        return definition().keyForm();
    }

    /** From now on rows are entities whose keys are null in part. Called once, before the first session. */
    public void allowPartialKeys() {
        partialKeys = id().size() > 1;
    }

    /** Whether rows are entities whose keys are null in part. */
    public boolean hasPartialKeys() {
        return partialKeys;
    }

    /** The engine's form of a key that the program gives; null if a value is missing that may not be. */
    public @Nullable Object toKey(Object given) {
        List<@Nullable Object> values = new ArrayList<>(id().size());
        keyForm().flatten(given, values);
        for (KeyPart part : id()) {
            values.set(part.position(), part.type().canonical(values.get(part.position())));
        }
        return keyOfValues(values);
    }

    /** The key of which these are the components, in their order; null if one is missing that may not be. */
    public @Nullable Object keyOfValues(List<@Nullable Object> values) {
        return partialKeys ? KeyForm.ofSome(values) : KeyForm.of(values);
    }

    /**
     * The key of an instance of this type or a subtype: that of its row, or what its fields hold; null if that is not
     * complete. Of a generated key zero means that there is none yet.
     */
    public @Nullable Object keyOf(Object instance) {
        Object key = States.of(instance).key;
        if (key != null) {
            return key;
        }
        key = writtenKey(instance);
        return isSet(key) ? key : null;
    }

    /** The key that the fields of an instance hold, or null if it is not complete. */
    public @Nullable Object writtenKey(Object instance) {
        List<KeyPart> parts = id();
        if (parts.size() == 1) {
            return parts.get(0).get(instance);
        }
        List<@Nullable Object> values = new ArrayList<>(parts.size());
        for (KeyPart part : parts) {
            values.add(part.get(instance));
        }
        return KeyForm.of(values);
    }

    /** Whether a key is one: of a generated key zero means that there is none yet. */
    public boolean isSet(@Nullable Object key) {
        return key != null
                && (keyGeneration().kind() == KeyGeneration.Kind.ASSIGNED
                        || !(key instanceof Number number)
                        || number.longValue() != 0);
    }

    /** Where keys come from. */
    public KeyGeneration keyGeneration() {
        return definition().keyGeneration();
    }

    /** The version attribute, or null. */
    public @Nullable BasicAttribute version() {
        return definition().version();
    }

    /** How rows tell their type, or null outside hierarchies. */
    public @Nullable Discriminator discriminator() {
        return definition().discriminator();
    }

    /** The discriminator value of this type, or null. */
    public @Nullable Object discriminatorValue() {
        return definition().discriminatorValue();
    }

    /** The class levels, superclass first. */
    public List<ClassLevel> levels() {
        return definition().levels();
    }

    /** All attributes including inherited ones and the key, in order of their numbers. */
    public List<Attribute> attributes() {
        return definition().attributes();
    }

    /** The attribute of that name, or null. */
    public @Nullable Attribute attribute(String name) {
        return byName.get(name);
    }

    /** The attribute behind a number, or null if that field is not persistent. */
    public @Nullable Attribute attribute(int number) {
        return number < byNumber.length ? byNumber[number] : null;
    }

    /**
     * The attributes to which the database gives values when a row is written.
     *
     * @param inserted whether the row is inserted rather than updated
     */
    public List<BasicAttribute> filled(boolean inserted) {
        return inserted ? filledAtInsert : filledAtUpdate;
    }

    private static List<BasicAttribute> filled(List<Attribute> attributes, boolean inserted) {
        return attributes.stream()
                .filter(each -> each instanceof BasicAttribute basic && basic.isFilled(inserted))
                .map(BasicAttribute.class::cast)
                .toList();
    }

    /** All associations, those inside embeddables included. */
    public List<AssociationPath> associations() {
        return associations;
    }

    /** The associations outside of embeddables: those that the class itself declares, then those of its superclasses. */
    public List<Association> ownAssociations() {
        return ownAssociations;
    }

    /** The relationships that remove objects of this type which leave them; those to supertypes are not among them. */
    public Set<Association> orphaning() {
        return Collections.unmodifiableSet(orphaning);
    }

    /** The collections. */
    public List<PluralAttribute> plurals() {
        return plurals;
    }

    /** Whether anything is loaded with an instance that need not lie in its row. */
    public boolean isEagerBeyondRows() {
        return !eagerAssociations.isEmpty() || !eagerElements.isEmpty();
    }

    /** The associations that are loaded with their owner. */
    public List<AssociationPath> eagerAssociations() {
        return eagerAssociations;
    }

    /** The collections, those of values inside embeddables included. */
    public List<AssociationPath> collections() {
        return collections;
    }

    /** The collections of values whose elements refer to entities. */
    public List<AssociationPath> referringCollections() {
        return referringCollections;
    }

    /** The collections of values that are loaded with their owner. */
    public List<AssociationPath> eagerElements() {
        return eagerElements;
    }

    /** The basic attributes that are read at first touch. */
    public List<BasicAttribute> lazyValues() {
        return lazyValues;
    }

    /**
     * The lazy values that are read at the first touch of one of them: those of its group.
     *
     * @param touched the one that is touched
     * @param together whether those that are in no group are read together; else each by itself
     */
    public List<BasicAttribute> lazyValues(BasicAttribute touched, boolean together) {
        String group = touched.loadGroup();
        if (group == null && !together) {
            return List.of(touched);
        }
        return lazyValues.stream()
                .filter(each -> Objects.equals(each.loadGroup(), group))
                .toList();
    }

    /** Whether the program has a method for an event of this type. */
    public boolean hears(LifecycleEvent event) {
        return callbacks != null && callbacks.has(event);
    }

    /** Calls the program's methods for an event, if there are any. */
    public void announce(LifecycleEvent event, Object instance) {
        if (callbacks != null) {
            callbacks.call(event, instance);
        }
    }

    /** How many to-one attributes of an instance may hold a key instead of an object. */
    public int heldCount() {
        return heldCount;
    }

    @Override
    public String toString() {
        return entityName;
    }

    /** The attributes with values that can change in place unseen: basic ones, and embeddables that have such inside. */
    public List<Attribute> mutableValues() {
        return mutableValues;
    }

    /** The basic attributes whose values are what an accessor of the program makes of the fields. */
    public List<BasicAttribute> computedValues() {
        return computedValues;
    }
}
