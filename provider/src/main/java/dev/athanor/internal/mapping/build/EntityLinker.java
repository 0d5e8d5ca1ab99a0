package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.util.Objects;

/** Places the columns of an entity's attributes, in the order of the attributes; keys and targets are known by then. */
final class EntityLinker {
    private final Tables tables;
    private final BasicLinker basics;
    private final AssociationLinker associations;
    private final CollectionLinker collections;
    private final Problems problems;

    EntityLinker(
            Tables tables,
            BasicLinker basics,
            AssociationLinker associations,
            CollectionLinker collections,
            Problems problems) {
        this.tables = tables;
        this.basics = basics;
        this.associations = associations;
        this.collections = collections;
        this.problems = problems;
    }

    /** What the classes of an entity say about its attributes; the class nearer to the entity wins. */
    static Overrides overrides(EntityLink entity) {
        Overrides all = Overrides.NONE;
        for (EntityLink.Part part : entity.parts) {
            all = all.within(part.draft().overrides);
        }
        return all;
    }

    void link(EntityLink entity) {
        Inheritance inheritance = entity.root().inheritance;
        LinkedTable table = Objects.requireNonNull(entity.table);
        if (entity.parent == null && (inheritance == Inheritance.SINGLE_TABLE || inheritance == Inheritance.JOINED)) {
            addDiscriminator(entity, table);
        }
        if (!entity.isBroken()) {
            entity.parts.forEach(part -> OverrideCheck.ofClass(
                    part.draft().name(), part.draft().overrides, entity.ownAttributes(), problems));
        }
        Place place = place(entity, table);
        for (AttributeLink attribute : entity.ownAttributes()) {
            // The key of the root was placed before everything else; one below it is a problem of its own.
            boolean placed = attribute.draft.id
                    || attribute.draft.foreignKey
                    || attribute instanceof ToOneLink reference && reference.placed;
            if (!placed) {
                link(attribute, place.of(attribute.name()));
            }
            OverrideCheck.ofAttribute(attribute, problems);
        }
    }

    /** Places the attributes that write foreign keys, before the references over the same columns. */
    void linkForeignKeys(EntityLink entity) {
        Place place = place(entity, Objects.requireNonNull(entity.table));
        for (AttributeLink attribute : entity.ownAttributes()) {
            if (attribute.draft.foreignKey && !attribute.draft.id) {
                link(attribute, place.of(attribute.name()));
            }
        }
    }

    private static Place place(EntityLink entity, LinkedTable table) {
        boolean sharesTable = entity.root().inheritance == Inheritance.SINGLE_TABLE && entity.parent != null;
        return new Place(
                entity, table, overrides(entity), sharesTable ? Place.Absence.SIBLING : Place.Absence.NEVER, "");
    }

    private void link(AttributeLink attribute, Place place) {
        if (attribute instanceof BasicLink basic) {
            basics.link(basic, place);
        } else if (attribute instanceof EmbeddedLink embedded) {
            Overrides inner = embedded.draft.overrides.within(place.overrides());
            Place inside = place.inside(embedded.name(), inner);
            for (AttributeLink nested : embedded.attributes()) {
                link(nested, inside.of(nested.name()));
                OverrideCheck.ofAttribute(nested, problems);
            }
        } else if (attribute instanceof ToOneLink toOne) {
            associations.link(toOne, place);
        } else if (attribute instanceof PluralLink plural) {
            associations.link(plural, place);
            LinkedJoinTable join = plural.joinTable;
            if (join != null) {
                if (plural.key() != null) {
                    link(
                            plural.key(),
                            inRows(place, join.table(), place.overrides().of("key")));
                }
                collections.finish(plural, join);
            } else if (plural.elementRows != null && plural.key() != null && plural.target != null) {
                // An element outside any collection has neither position nor key.
                link(
                        plural.key(),
                        new Place(
                                plural.target,
                                plural.elementRows.table(),
                                place.overrides().of("key"),
                                Place.Absence.SIBLING,
                                plural.target.className() + '.'));
            }
        } else if (attribute instanceof ElementsLink elements) {
            link(elements, place);
        }
    }

    private void link(ElementsLink elements, Place place) {
        LinkedTable table = collections.table(elements, place);
        if (table == null) {
            return;
        }
        CollectionOrder.link(elements, problems);
        if (elements.element != null) {
            link(
                    elements.element,
                    inRows(place, table, CollectionLevels.ofElement(place.overrides(), elements.shape())));
        }
        if (elements.key() != null) {
            link(elements.key(), inRows(place, table, place.overrides().of("key")));
        }
        collections.finish(elements, table);
    }

    /** The place of what lies in a collection's rows. */
    private static Place inRows(Place place, LinkedTable table, Overrides overrides) {
        return new Place(place.entity(), table, overrides, Place.Absence.NEVER, place.path());
    }

    private void addDiscriminator(EntityLink root, LinkedTable table) {
        DiscriminatorDraft draft = root.discriminator;
        ColumnType type = switch (draft.type()) {
            case "CHAR" -> ColumnTypes.CHARACTER;
            case "INTEGER" -> ColumnTypes.INTEGER;
            default -> ColumnTypes.STRING;
        };
        int length = draft.type().equals("STRING") ? draft.length() : 1;
        Name name = NamingRules.column(draft.name(), DiscriminatorDraft.DEFAULT.name());
        LinkedColumn.Wish wish = new LinkedColumn.Wish(
                type,
                new Column.Shape(length, -1, 0, BasicLinker.definition(draft.definition()), null, draft.options(), ""),
                false,
                false);
        root.discriminatorColumn =
                tables.column(table, name, wish, LinkedColumn.Writer.bookkeeping(root, "the discriminator"));
    }
}
