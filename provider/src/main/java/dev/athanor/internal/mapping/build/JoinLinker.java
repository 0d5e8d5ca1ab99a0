package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the columns that refer to keys: foreign keys in the table of an entity, and join tables. */
final class JoinLinker {
    private final Tables tables;
    private final ForeignKeyAttributes foreignKeys;
    private final AssociationTables associationTables;
    private final boolean overlaps;
    private final Problems problems;

    /**
     * Creates the linker.
     *
     * @param overlaps whether collections may share the rows of their join tables with others
     */
    JoinLinker(
            Tables tables,
            ForeignKeyAttributes foreignKeys,
            AssociationTables associationTables,
            boolean overlaps,
            Problems problems) {
        this.tables = tables;
        this.associationTables = associationTables;
        this.overlaps = overlaps;
        this.foreignKeys = foreignKeys;
        this.problems = problems;
    }

    /**
     * What a set of join columns has in common.
     *
     * @param table the table that they are in
     * @param target the entity whose key they hold
     * @param referrer the first part of their default names
     * @param optional whether the association itself allows null
     * @param nullable whether all must allow NULL whatever the mapping says
     * @param writer who writes them
     * @param written whether they are written at all
     */
    private record Side(
            LinkedTable table,
            EntityLink target,
            String referrer,
            boolean optional,
            boolean nullable,
            LinkedColumn.Writer writer,
            boolean written) {}

    /** The foreign key of a to-one attribute. */
    void linkReference(ToOneLink link, EntityLink target, Place place) {
        AssociationDraft draft = link.association();
        AssociationOverrideDraft override = place.overrides().association();
        List<JoinColumnDraft> drafts = draft.joinColumns();
        ForeignKeyDraft constraint = draft.foreignKey();
        if (override != null && !override.joinColumns().isEmpty()) {
            drafts = override.joinColumns();
            constraint = override.foreignKey();
        }
        LinkedTable table = table(link, drafts, place);
        if (table == null) {
            return;
        }
        Side side = new Side(
                table,
                target,
                link.name(),
                draft.optional(),
                place.absence() == Place.Absence.SIBLING,
                LinkedColumn.Writer.attribute(place.entity(), place.path() + link.name()),
                !link.draft.relationship.viewOnly());
        link.joinColumns = columns(link, drafts, side);
        link.optional = draft.optional() && drafts.stream().allMatch(JoinColumnDraft::nullable);
        if (link.joinColumns.isEmpty()) {
            return;
        }
        addForeignKey(link, link.joinColumns, drafts, constraint);
        boolean unique = draft.kind() == AssociationDraft.Kind.ONE_TO_ONE
                || drafts.size() == 1 && drafts.get(0).unique();
        if (unique) {
            table.addUniqueKey(new LinkedTable.UniqueKeyLink(null, referring(link.joinColumns)));
        }
    }

    /** The table of a foreign key; null if its columns do not name one of the entity's, which is a problem then. */
    private @Nullable LinkedTable table(ToOneLink link, List<JoinColumnDraft> drafts, Place place) {
        String named = drafts.isEmpty() ? "" : drafts.get(0).table();
        for (JoinColumnDraft draft : drafts) {
            if (!draft.table().equals(named)) {
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.CONTRADICTION,
                        "@JoinColumn(table = \"" + named + "\")",
                        "@JoinColumn(table = \"" + draft.table() + "\")");
                return null;
            }
        }
        return place.tableNamed(named, link, problems);
    }

    /**
     * The join table of an owning collection.
     *
     * @param inverse the attribute of the target that mirrors it, or null
     */
    void linkJoinTable(PluralLink link, EntityLink target, Place place, @Nullable String inverse) {
        AssociationOverrideDraft override = place.overrides().association();
        JoinTableDraft draft = override == null ? null : override.joinTable();
        if (draft == null) {
            draft = link.association().joinTable();
        }
        if (draft == null) {
            draft = JoinTableDraft.DEFAULT;
        }
        EntityLink owner = place.entity();
        Name ownerTable = place.table().name();
        Name targetTable = Objects.requireNonNull(target.table).name();
        LinkedTable table =
                tables.table(draft.table(), NamingRules.joinTable(draft.table().name(), ownerTable, targetTable));
        boolean written = !link.draft.relationship.viewOnly();
        boolean shares = overlaps || associationTables.isOtherSideOwning(link, target);
        String ownReferrer = inverse == null ? owner.draft.entityName : inverse;
        List<LinkedJoinColumn> own = columns(
                link,
                draft.own(),
                new Side(
                        table,
                        owner,
                        ownReferrer,
                        false,
                        false,
                        LinkedColumn.Writer.joinTable(owner, link, "the reference to the owner", shares),
                        written));
        List<LinkedJoinColumn> other = columns(
                link,
                draft.other(),
                new Side(
                        table,
                        target,
                        link.name(),
                        false,
                        false,
                        LinkedColumn.Writer.joinTable(owner, link, "the reference to the element", shares),
                        written));
        if (own.isEmpty() || other.isEmpty()) {
            return;
        }
        link.joinTable = new LinkedJoinTable(table, own, other);
        foreignKeys.use(own);
        foreignKeys.use(other);
        associationTables.add(link, owner, link.joinTable);
        if (link.isElementOnce()) {
            table.addUniqueKey(new LinkedTable.UniqueKeyLink(null, referring(other)));
        }
        addForeignKey(link, own, draft.own(), draft.ownKey());
        addForeignKey(link, other, draft.other(), draft.otherKey());
        tables.describe(table, draft.table(), link.className(), link.name());
    }

    /** The columns of the elements' rows that refer to the owner of a one-to-many, unless the elements do it themselves. */
    void linkElementRows(PluralLink link, EntityLink target, Place place) {
        LinkedTable table = Objects.requireNonNull(target.table);
        List<LinkedJoinColumn> elements = target.keyColumns.stream()
                .map(column -> new LinkedJoinColumn(column, column, true, true))
                .toList();
        List<LinkedJoinColumn> own = List.of();
        if (link.isOwning()) {
            AssociationDraft draft = link.association();
            AssociationOverrideDraft override = place.overrides().association();
            List<JoinColumnDraft> drafts = draft.joinColumns();
            ForeignKeyDraft constraint = draft.foreignKey();
            if (override != null && !override.joinColumns().isEmpty()) {
                drafts = override.joinColumns();
                constraint = override.foreignKey();
            }
            boolean sharesTable = target.parent != null && target.root().inheritance == Inheritance.SINGLE_TABLE;
            own = columns(
                    link,
                    drafts,
                    new Side(
                            table,
                            place.entity(),
                            link.name(),
                            true,
                            sharesTable,
                            new LinkedColumn.Writer(
                                    target,
                                    null,
                                    link.className(),
                                    link.name(),
                                    link.className() + '.' + link.name(),
                                    false),
                            !link.draft.relationship.viewOnly()));
            if (own.isEmpty()) {
                return;
            }
            addForeignKey(link, own, drafts, constraint);
        }
        link.elementRows = new LinkedJoinTable(table, own, elements);
    }

    /**
     * The columns of a collection table that refer to the owner.
     *
     * @return in the order of the owner's key; empty if they do not fit it, which is a problem then
     */
    List<LinkedJoinColumn> linkOwner(
            ElementsLink link,
            List<JoinColumnDraft> drafts,
            ForeignKeyDraft constraint,
            LinkedTable table,
            EntityLink owner) {
        List<LinkedJoinColumn> own = columns(
                link,
                drafts,
                new Side(
                        table,
                        owner,
                        owner.draft.entityName,
                        false,
                        false,
                        LinkedColumn.Writer.joinTable(owner, link, "the reference to the owner", false),
                        true));
        if (!own.isEmpty()) {
            addForeignKey(link, own, drafts, constraint);
        }
        return own;
    }

    private void addForeignKey(
            AttributeLink link,
            List<LinkedJoinColumn> columns,
            List<JoinColumnDraft> drafts,
            ForeignKeyDraft together) {
        ForeignKeyDraft key = drafts.size() == 1 && together.equals(ForeignKeyDraft.DEFAULT)
                ? drafts.get(0).foreignKey()
                : together;
        List<LinkedColumn> referenced =
                columns.stream().map(LinkedJoinColumn::referenced).toList();
        tables.foreignKey(referring(columns), referenced, key, link.draft.actions, link.className(), link.name());
    }

    private static List<LinkedColumn> referring(List<LinkedJoinColumn> columns) {
        return columns.stream().map(LinkedJoinColumn::column).toList();
    }

    /** The join columns in the order of the target's key; empty if they do not fit it, which is a problem then. */
    private List<LinkedJoinColumn> columns(AttributeLink link, List<JoinColumnDraft> drafts, Side side) {
        List<LinkedColumn> key = side.target.keyColumns;
        List<JoinColumnDraft> ordered = inKeyOrder(link, drafts, side.target);
        List<LinkedJoinColumn> found = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            found.add(column(ordered.get(i), key.get(i), side));
        }
        foreignKeys.requireFit(link, found);
        return found;
    }

    /**
     * Join columns in the order of the key that they refer to: each where it says, the others at the places that are left.
     *
     * @return one for each column of the key; empty if they do not fit it, which is a problem then
     */
    private List<JoinColumnDraft> inKeyOrder(AttributeLink link, List<JoinColumnDraft> drafts, EntityLink target) {
        int size = target.keyColumns.size();
        if (drafts.isEmpty() || size == 0) {
            return Collections.nCopies(size, JoinColumnDraft.DEFAULT);
        }
        if (drafts.size() != size) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.JOIN_COLUMN_COUNT,
                    drafts.size(),
                    "@JoinColumn",
                    target.className(),
                    size);
            return List.of();
        }
        @Nullable JoinColumnDraft[] ordered = new JoinColumnDraft[size];
        List<JoinColumnDraft> free = new ArrayList<>();
        for (JoinColumnDraft draft : drafts) {
            int position = draft.referenced().isEmpty() ? -1 : position(target, Name.of(draft.referenced()));
            if (draft.referenced().isEmpty()) {
                free.add(draft);
            } else if (position < 0) {
                String key = target.keyColumns.stream()
                        .map(each -> each.name.toString())
                        .collect(Collectors.joining(", "));
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.REFERENCED_NOT_KEY,
                        draft.referenced(),
                        target.className(),
                        key);
                return List.of();
            } else if (ordered[position] != null) {
                problems.add(link.className(), link.name(), MappingMessage.REFERENCED_TWICE, draft.referenced());
                return List.of();
            } else {
                ordered[position] = draft;
            }
        }
        List<JoinColumnDraft> complete = new ArrayList<>();
        for (JoinColumnDraft draft : ordered) {
            complete.add(draft == null ? free.remove(0) : draft);
        }
        return complete;
    }

    /** Where in the key a column stands; each table of a joined hierarchy has a name of its own for it. */
    private static int position(EntityLink target, Name wanted) {
        for (EntityLink level = target; level != null; level = level.parent) {
            for (int i = 0; i < level.keyColumns.size(); i++) {
                if (level.keyColumns.get(i).name.equals(wanted)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private LinkedJoinColumn column(JoinColumnDraft draft, LinkedColumn referenced, Side side) {
        LinkedColumn.Wish wish = new LinkedColumn.Wish(
                referenced.type(),
                Tables.referring(referenced.shape(), draft),
                side.nullable || side.optional && draft.nullable(),
                false);
        Name name = NamingRules.joinColumn(draft.name(), side.referrer, referenced.name);
        BasicLink attribute = foreignKeys.find(side.table, name, side.writer.entity());
        boolean writes = side.written && attribute == null;
        boolean insertable = draft.insertable() && writes;
        boolean updatable = draft.updatable() && writes;
        LinkedColumn column = tables.column(side.table, name, wish, insertable || updatable ? side.writer : null);
        side.table.addChecks(draft.details());
        return new LinkedJoinColumn(column, referenced, insertable, updatable, attribute);
    }
}
