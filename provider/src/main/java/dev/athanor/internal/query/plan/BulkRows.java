package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.Aliases;
import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of a bulk statement that lie in the same tables: all of them, or those of one type where each type has tables of
 * its own. Immutable.
 */
final class BulkRows {
    private final RootNode target;
    private final Mapper type;
    private final boolean exact;
    private final Map<Table, List<Column>> keys = new LinkedHashMap<>();

    private BulkRows(RootNode target, Mapper type, boolean exact) {
        this.target = target;
        this.type = type;
        this.exact = exact;
        add(type);
        if (!exact) {
            type.concreteTypes().forEach(this::add);
        }
    }

    private void add(Mapper mapper) {
        mapper.tables().forEach(table -> keys.putIfAbsent(table, mapper.keyColumns(table)));
    }

    static List<BulkRows> of(RootNode target) {
        Mapper mapper = target.mapper();
        return mapper.inheritance() == Inheritance.TABLE_PER_CLASS
                ? mapper.concreteTypes().stream()
                        .map(each -> new BulkRows(target, each, true))
                        .toList()
                : List.of(new BulkRows(target, mapper, false));
    }

    RootNode target() {
        return target;
    }

    /** The type whose columns the rows have. */
    Mapper type() {
        return type;
    }

    /** The tables, those of superclasses before those of subclasses. */
    List<Table> tables() {
        return List.copyOf(keys.keySet());
    }

    /** Whether all rows of a table belong to the entities: superclasses may have others in theirs. */
    boolean isOwnTable(Table table) {
        Mapper parent = type.parent();
        return keys.containsKey(table) && (parent == null || !parent.tables().contains(table));
    }

    /** The key in one of the tables. */
    List<Expression> key(Table table, String alias) {
        return refs(Objects.requireNonNull(keys.get(table)), alias);
    }

    static List<Expression> refs(List<Column> columns, String alias) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(new Expression.ColumnRef(alias, column)));
        return refs;
    }

    /**
     * The tables of collections, which have rows for their owners: with the columns that refer to these.
     *
     * @param associations whether join tables are among them
     */
    Map<Table, List<Column>> collections(boolean associations) {
        Map<Table, List<Column>> found = new LinkedHashMap<>();
        for (Mapper each : exact ? List.of(type) : type.concreteTypes()) {
            for (AssociationPath path : each.collections()) {
                CollectionRows collection = ((PluralAttribute) path.attribute()).rows();
                boolean meant = associations || path.attribute() instanceof ElementCollection;
                if (collection != null && !collection.inElements() && meant) {
                    found.put(
                            collection.table(),
                            collection.own().stream().map(JoinColumn::column).toList());
                }
            }
        }
        return found;
    }

    /** The rows in a FROM clause. */
    EntityNode node(Aliases names) {
        return exact ? EntityNode.exactly(type, names) : new EntityNode(type, names, false);
    }

    /** The rows with what subclasses add. */
    EntityNode nodeOfAll(Aliases names) {
        return exact ? EntityNode.exactly(type, names) : new EntityNode(type, names, true);
    }

    /** A level in which the target is these rows. */
    Level level(StatementContext context) {
        Level level = new Level(context, null);
        if (exact) {
            level.only(target, type);
        }
        return level;
    }
}
