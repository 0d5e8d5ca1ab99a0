package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity type in a FROM clause: its tables with their aliases. Secondary tables, which need not have a row, and in a
 * JOINED hierarchy those of the superclasses are joined to it, and those of the subclasses as well where their columns are
 * read. Immutable.
 */
public final class EntityNode {
    private final Mapper mapper;
    private final Map<Table, String> aliases = new LinkedHashMap<>();
    private final FromItem item;

    /**
     * Places an entity type.
     *
     * @param mapper the type
     * @param names gives aliases
     * @param withSubclasses whether columns of subclasses are wanted: when instances are read rather than columns
     */
    public EntityNode(Mapper mapper, Aliases names, boolean withSubclasses) {
        this.mapper = mapper;
        FromItem from = null;
        for (Table table : mapper.tables()) {
            boolean optional = mapper.isOptional(table);
            from = append(
                    from, mapper, table, names.next(), optional ? FromItem.JoinKind.LEFT : FromItem.JoinKind.INNER);
        }
        if (withSubclasses) {
            from = appendSubclasses(Objects.requireNonNull(from), mapper, names);
        }
        item = Objects.requireNonNull(from);
    }

    private FromItem appendSubclasses(FromItem from, Mapper parent, Aliases names) {
        FromItem extended = from;
        for (Mapper child : parent.children()) {
            for (Table table : child.tables()) {
                if (!aliases.containsKey(table)) {
                    extended = append(extended, child, table, names.next(), FromItem.JoinKind.LEFT);
                }
            }
            extended = appendSubclasses(extended, child, names);
        }
        return extended;
    }

    private FromItem append(@Nullable FromItem from, Mapper owner, Table table, String alias, FromItem.JoinKind kind) {
        aliases.put(table, alias);
        FromItem added = new FromItem.TableRef(table, alias);
        if (from == null) {
            return added;
        }
        Predicate on = equal(refs(owner.keyColumns(owner.rootTable())), refs(owner.keyColumns(table)));
        return new FromItem.Join(from, kind, added, on);
    }

    /** The entity type. */
    public Mapper mapper() {
        return mapper;
    }

    /** The names of the tables that every row of the type has, secondary ones and those of subclasses left out. */
    public List<String> ownAliases() {
        List<String> own = new ArrayList<>();
        mapper.requiredTables().forEach(table -> own.add(Objects.requireNonNull(aliases.get(table))));
        return own;
    }

    /** Whether a column lies in the tables of this node: those of subclasses may be left out. */
    public boolean has(Column column) {
        return aliases.containsKey(column.table());
    }

    /** The tables, joined with each other. */
    public FromItem item() {
        return item;
    }

    /**
     * A column of the entity's rows.
     *
     * @throws NullPointerException if the column is not in a table of this node
     */
    public Expression.ColumnRef ref(Column column) {
        return new Expression.ColumnRef(Objects.requireNonNull(aliases.get(column.table()), column::toString), column);
    }

    /** Columns of the entity's rows. */
    public List<Expression> refs(List<Column> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(ref(column)));
        return refs;
    }

    /** The key of the entity. */
    public List<Expression> key() {
        return refs(mapper.keyColumns(mapper.rootTable()));
    }

    /** Referring columns of a foreign key that lies in the entity's rows. */
    public List<Expression> joinRefs(List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(ref(column.column())));
        return refs;
    }

    /**
     * What rows must satisfy to be of this type or a subtype of it.
     *
     * @return the condition, or null if all rows are
     */
    public @Nullable Predicate restriction() {
        Discriminator discriminator = mapper.discriminator();
        if (discriminator == null || mapper.inheritance() != Inheritance.SINGLE_TABLE || mapper.parent() == null) {
            return null;
        }
        return typeIn(mapper.concreteTypes());
    }

    /** The condition that a row is of exactly one of these types. */
    public Predicate typeIn(List<Mapper> types) {
        Discriminator discriminator = Objects.requireNonNull(mapper.discriminator());
        List<Expression> values = new ArrayList<>();
        for (Mapper type : types) {
            // Part of the statement, not a parameter of it: those who send it bind keys and nothing else.
            values.add(new Expression.Literal(Objects.requireNonNull(type.discriminatorValue())));
        }
        Expression column = ref(discriminator.column());
        return values.size() == 1
                ? new Predicate.Comparison(Comparator.EQUAL, column, values.get(0))
                : new Predicate.InList(column, values, false);
    }

    /** Pairwise equality. */
    public static Predicate equal(List<Expression> left, List<Expression> right) {
        Predicate all = null;
        for (int i = 0; i < left.size(); i++) {
            all = Predicate.both(all, new Predicate.Comparison(Comparator.EQUAL, left.get(i), right.get(i)));
        }
        return Objects.requireNonNull(all);
    }
}
