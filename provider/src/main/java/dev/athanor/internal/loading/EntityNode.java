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
 * read. A type whose rows lie in several tables is a UNION of them. Immutable.
 */
public final class EntityNode {
    private final Mapper mapper;
    private final Aliases names;
    /** The types that rows can be of. */
    private final List<Mapper> types;
    /** The type whose tables are read, unless it is a UNION. */
    private final Mapper row;

    private final @Nullable UnionRows union;
    private final Map<Table, String> aliases = new LinkedHashMap<>();
    private final FromItem item;
    private final boolean withSubclasses;

    /**
     * Places an entity type.
     *
     * @param mapper the type
     * @param names gives aliases
     * @param withSubclasses whether columns of subclasses are wanted: when instances are read rather than columns
     */
    public EntityNode(Mapper mapper, Aliases names, boolean withSubclasses) {
        this(mapper, names, withSubclasses, mapper.concreteTypes());
    }

    /** Places exactly one type: what its subclasses have in tables beside it is left out. */
    public static EntityNode exactly(Mapper mapper, Aliases names) {
        boolean apart = mapper.inheritance() == Inheritance.TABLE_PER_CLASS;
        return new EntityNode(mapper, names, !apart, apart ? List.of(mapper) : mapper.concreteTypes());
    }

    private EntityNode(Mapper mapper, Aliases names, boolean withSubclasses, List<Mapper> types) {
        this.mapper = mapper;
        this.names = names;
        this.types = types;
        this.withSubclasses = withSubclasses;
        boolean apart = mapper.inheritance() == Inheritance.TABLE_PER_CLASS;
        row = apart && types.size() == 1 ? types.get(0) : mapper;
        if (apart && types.size() > 1) {
            union = new UnionRows(mapper, names, withSubclasses);
            item = union.item();
            aliases.put(union.table(), union.alias());
            return;
        }
        union = null;
        FromItem from = null;
        for (Table table : row.tables()) {
            boolean optional = row.isOptional(table);
            from = append(from, row, table, names.next(), optional ? FromItem.JoinKind.LEFT : FromItem.JoinKind.INNER);
        }
        if (withSubclasses && !apart) {
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
        row.requiredTables().forEach(table -> own.add(Objects.requireNonNull(aliases.get(table))));
        return own;
    }

    /** The name of one of the tables. */
    public String alias(Table table) {
        return Objects.requireNonNull(aliases.get(table), table::toString);
    }

    /** Whether a column lies in the tables of this node: those of subclasses may be left out. */
    public boolean has(Column column) {
        return own(column) != null;
    }

    private @Nullable Column own(Column column) {
        if (union != null) {
            return union.result(column);
        }
        Column own = row.column(column);
        return aliases.containsKey(own.table()) ? own : null;
    }

    /** Whether the rows are those of several tables side by side; then no row can be locked. */
    public boolean isUnion() {
        return union != null;
    }

    /** Whether columns of subclasses are wanted. */
    boolean hasSubclasses() {
        return withSubclasses;
    }

    /** The types that rows can be of. */
    List<Mapper> types() {
        return types;
    }

    /** How rows tell their type, or null if they all are of the same. */
    @Nullable Discriminator discriminator() {
        boolean apart = mapper.inheritance() == Inheritance.TABLE_PER_CLASS;
        return apart && union == null ? null : mapper.discriminator();
    }

    /** How rows of a type and its subtypes tell their type, or null if they all are of the same. */
    static @Nullable Discriminator discriminator(Mapper mapper) {
        return mapper.inheritance() == Inheritance.TABLE_PER_CLASS && !mapper.isUnion() ? null : mapper.discriminator();
    }

    /** What stands for the type of a row; the type is part of a hierarchy. */
    public Expression type() {
        Discriminator discriminator = discriminator();
        return discriminator == null
                ? new Expression.Literal(Objects.requireNonNull(row.discriminatorValue()))
                : ref(discriminator.column());
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
        Column own = Objects.requireNonNull(own(column), column::toString);
        return new Expression.ColumnRef(Objects.requireNonNull(aliases.get(own.table())), own);
    }

    /**
     * Like {@link #ref}, for columns that rows of other types of the hierarchy have: NULL if these do not. It has a type,
     * because databases take the types of a UNION from its sides.
     */
    public Expression refOrNull(Column column) {
        Discriminator type = mapper.discriminator();
        if (type != null && column == type.column()) {
            return type();
        }
        return has(column) ? ref(column) : new Expression.Cast(new Expression.NullLiteral(), column.type());
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
     * What rows must satisfy to be of this type or a subtype of it, and to be read at all.
     *
     * @return the condition, or null if all rows do
     */
    public @Nullable Predicate restriction() {
        return names.criteria() == RowCriteria.NONE
                ? typeRestriction()
                : Predicate.both(typeRestriction(), names.criteria().of(this, names.unrestricted()));
    }

    private @Nullable Predicate typeRestriction() {
        Discriminator discriminator = mapper.discriminator();
        if (discriminator == null || mapper.inheritance() != Inheritance.SINGLE_TABLE || mapper.parent() == null) {
            return null;
        }
        return typeIn(mapper.concreteTypes());
    }

    /** The condition that a row is of exactly one of these types. */
    public Predicate typeIn(List<Mapper> types) {
        List<Expression> values = new ArrayList<>();
        for (Mapper type : types) {
            // Part of the statement, not a parameter of it: those who send it bind keys and nothing else.
            values.add(new Expression.Literal(Objects.requireNonNull(type.discriminatorValue())));
        }
        Expression column = type();
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
