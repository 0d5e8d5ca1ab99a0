package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attributes of the model, made from the linked ones. Inherited ones are made once: children share them. */
final class FrozenAttributes {
    private final FrozenTables tables;
    private final FrozenLevels levels;
    private final Map<EntityLink, Mapper> mappers;
    private final Map<AttributeLink, Attribute> made = new LinkedHashMap<>();

    FrozenAttributes(FrozenTables tables, FrozenLevels levels, Map<EntityLink, Mapper> mappers) {
        this.tables = tables;
        this.levels = levels;
        this.mappers = mappers;
    }

    Attribute get(AttributeLink link) {
        Attribute present = made.get(link);
        if (present == null) {
            present = make(link);
            made.put(link, present);
        }
        return present;
    }

    BasicAttribute get(BasicLink link) {
        return (BasicAttribute) get((AttributeLink) link);
    }

    /** In order of their numbers. */
    List<Attribute> all(List<AttributeLink> links) {
        List<Attribute> all = new ArrayList<>();
        links.forEach(each -> all.add(get(each)));
        all.sort(Comparator.comparingInt(Attribute::number));
        return all;
    }

    private Attribute make(AttributeLink link) {
        if (link instanceof BasicLink basic) {
            BasicAttribute value = new BasicAttribute(
                    levels.member(link),
                    tables.column(Objects.requireNonNull(basic.column)),
                    tables.type(
                            Objects.requireNonNull(basic.columnType),
                            Objects.requireNonNull(basic.column).shape()),
                    basic.optional,
                    basic.insertable,
                    basic.updatable,
                    basic.draft.filled);
            value.describe(basic.draft.loadGroup, basic.insertDefault);
            return value;
        }
        if (link instanceof EmbeddedLink embedded) {
            return new EmbeddedAttribute(
                    levels.member(link),
                    embedded.levels.stream().map(levels::level).toList(),
                    all(embedded.attributes()));
        }
        if (link instanceof ElementsLink elements) {
            return elements(elements);
        }
        return link instanceof PluralLink plural ? plural(plural) : toOne((ToOneLink) link);
    }

    private ElementCollection elements(ElementsLink link) {
        return new ElementCollection(
                levels.member(link),
                Objects.requireNonNull(link.shape()),
                tables.rows(
                        Objects.requireNonNull(link.table),
                        link.own,
                        get(Objects.requireNonNull(link.element)),
                        link.key() == null ? null : get(link.key()),
                        false,
                        false),
                link.draft.collection.orderBy());
    }

    /** The rows of a join table, or of the elements themselves: the element is a reference to the target. */
    private @Nullable CollectionRows rows(PluralLink link) {
        LinkedJoinTable join = link.joinTable == null ? link.elementRows : link.joinTable;
        if (join == null) {
            return null;
        }
        Attribute.Member collection = levels.member(link);
        Mapper target = target(link);
        Attribute element = new ToOneAttribute(
                new Attribute.Member(link.name(), target.javaType(), collection.level(), -1, -1, true),
                target,
                CascadeSet.NONE,
                tables.joinColumns(join.other()),
                false,
                link.isElementOnce(),
                null);
        return tables.rows(
                join.table(),
                join.own(),
                element,
                link.key() == null ? null : get(link.key()),
                link.isElementOnce(),
                link.joinTable == null);
    }

    private ToOneAttribute toOne(ToOneLink link) {
        AssociationDraft draft = link.association();
        ToOneAttribute toOne = new ToOneAttribute(
                levels.member(link),
                target(link),
                link.cascade,
                tables.joinColumns(link.joinColumns),
                link.optional,
                draft.kind() == AssociationDraft.Kind.ONE_TO_ONE,
                mappedBy(draft));
        toOne.setRules(link.rules);
        return toOne;
    }

    private PluralAssociation plural(PluralLink link) {
        AssociationDraft draft = link.association();
        String mapKey = link.draft.collection.mapKey();
        PluralAssociation plural = new PluralAssociation(
                levels.member(link),
                Objects.requireNonNull(link.shape),
                target(link),
                link.cascade,
                draft.kind() == AssociationDraft.Kind.ONE_TO_MANY,
                link.joinTable == null ? null : tables.joinTable(link.joinTable),
                rows(link),
                mappedBy(draft),
                link.draft.collection.orderBy(),
                mapKey == null || mapKey.isEmpty() ? null : mapKey);
        plural.setRules(link.rules);
        return plural;
    }

    private Mapper target(AssociationLink link) {
        return Objects.requireNonNull(mappers.get(link.target));
    }

    private static @Nullable String mappedBy(AssociationDraft draft) {
        return draft.mappedBy().isEmpty() ? null : draft.mappedBy();
    }

    /** Makes both sides of each association known to each other, and collections the order of their elements. */
    void connect() {
        made.forEach((link, attribute) -> {
            if (link instanceof AssociationLink side && made.get(side.partner) instanceof Association other) {
                ((Association) attribute).setInverse(other);
            }
            if (link instanceof ToOneLink reference) {
                ((ToOneAttribute) attribute).setKeyAttributes(foreignKey(reference.joinColumns));
            } else if (link instanceof PluralLink plural && plural.elementRows != null) {
                ((PluralAssociation) attribute).setTargetKeyAttributes(foreignKey(plural.elementRows.own()));
            }
            if (link instanceof CollectionLink collection) {
                PluralAttribute plural = (PluralAttribute) attribute;
                plural.setOrder(collection.order().stream()
                        .map(term -> order(plural, term))
                        .toList());
            }
        });
    }

    private List<BasicAttribute> foreignKey(List<LinkedJoinColumn> columns) {
        return LinkedJoinColumn.attributes(columns).stream()
                .map(each -> (BasicAttribute) Objects.requireNonNull(made.get(each)))
                .toList();
    }

    private static PluralAttribute.Order order(PluralAttribute plural, CollectionLink.Term term) {
        List<Attribute> path = new ArrayList<>();
        List<String> names = term.path();
        Attribute found;
        if (plural instanceof PluralAssociation association) {
            found = Objects.requireNonNull(association.target().attribute(names.get(0)));
            names = names.subList(1, names.size());
        } else {
            found = ((ElementCollection) plural).element();
        }
        path.add(found);
        for (String name : names) {
            for (Attribute nested : ((EmbeddedAttribute) found).attributes()) {
                if (nested.name().equals(name)) {
                    path.add(nested);
                }
            }
            found = path.get(path.size() - 1);
        }
        return new PluralAttribute.Order(List.copyOf(path), term.descending());
    }
}
