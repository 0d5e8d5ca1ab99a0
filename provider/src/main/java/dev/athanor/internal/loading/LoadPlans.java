package dev.athanor.internal.loading;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.JoinTable;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Projection;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Select;
import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that load entities by key and associations by owner, compiled once per factory. Key lists are rounded
 * up to a power of two, so that few texts serve all sizes. Thread-safe.
 */
public final class LoadPlans {
    /** How many keys one statement asks for at most. */
    static final int MOST_KEYS = 512;

    /**
     * Loads entities by key.
     *
     * @param statement the statement; its parameters are the components of the keys, one key after the other
     * @param reader makes the entities
     */
    record ByKey(RenderedSql statement, EntityReader reader) {}

    /**
     * Loads the far ends of an association.
     *
     * @param statement the statement; its parameters are the components of the owners' keys, one key after the other
     * @param owner where the owner's key lies in each row
     * @param reader makes the far end of each row
     * @param key the position or key that rows have beside the far end; null if they have none
     * @param repeats whether far ends are repeated, because collections of theirs are joined to them
     */
    record ByOwner(
            RenderedSql statement,
            KeyLayout owner,
            FarEndReader reader,
            @Nullable ElementLayout key,
            boolean repeats) {}

    /** Makes what lies at the far end of an association, or an element. */
    interface FarEndReader {
        @Nullable Object read(ResultSet row, RowContext context) throws SQLException;
    }

    /**
     * Reads some values of entities by key, and nothing else of them.
     *
     * @param statement the statement
     * @param key where the key lies in each row
     * @param attributes the attributes
     * @param columns where their columns lie
     */
    record Values(RenderedSql statement, KeyLayout key, List<BasicAttribute> attributes, List<Integer> columns) {}

    /**
     * Reads versions by key, and locks the rows against changes.
     *
     * @param statement the statement
     * @param key where the key lies in each row
     * @param version the version attribute
     * @param versionColumn where its column lies
     */
    record Versions(RenderedSql statement, KeyLayout key, BasicAttribute version, int versionColumn) {}

    /**
     * Locks the rows of a collection that belong to an owner.
     *
     * @param statement the statement
     */
    record Links(RenderedSql statement) {}

    /** Which components of a key are null. */
    private static final BitSet NO_NULLS = new BitSet(0);

    private record EntityKey(
            Mapper mapper,
            int keys,
            BitSet nulls,
            FetchGraph graph,
            @Nullable LockRequest lock) {}

    private record VersionKey(Mapper mapper, int keys) {}

    private record ValuesKey(Mapper mapper, List<BasicAttribute> attributes, int keys, BitSet nulls) {}

    private record OwnerKey(Attribute association, int owners, FetchGraph graph) {}

    private record TypeKey(Mapper mapper, FetchGraph graph) {}

    private record Touch(Mapper owner, Association association) {}

    /** A FROM clause to which joins are added. */
    private static final class Joined implements FetchJoins.Target {
        private FromItem from;

        Joined(FromItem from) {
            this.from = from;
        }

        @Override
        public void join(EntityNode end, FromItem item, Predicate on) {
            from = new FromItem.Join(from, FromItem.JoinKind.LEFT, item, on);
        }
    }

    /** For how many criteria statements are kept. */
    private static final int MOST_CRITERIA = 64;

    private final Dialect dialect;
    private final boolean loadsSubclasses;
    private final RowCriteria criteria;
    private final LoadPlans unrestricted;
    /** Those used last, at the end. */
    private final Map<RowCriteria, LoadPlans> restricted = new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RowCriteria, LoadPlans> eldest) {
            return size() > MOST_CRITERIA;
        }
    };

    private final Map<EntityKey, ByKey> byKey = new ConcurrentHashMap<>();
    private final Map<VersionKey, Versions> versions = new ConcurrentHashMap<>();
    private final Map<ValuesKey, Values> values = new ConcurrentHashMap<>();
    private final Map<OwnerKey, ByOwner> byOwner = new ConcurrentHashMap<>();
    private final Map<TypeKey, FetchGraph.Want[]> wants = new ConcurrentHashMap<>();
    private final Map<Touch, FetchGraph> touched = new ConcurrentHashMap<>();

    /**
     * Creates the cache.
     *
     * @param dialect what differs for this database
     * @param rules the choices of the unit
     */
    public LoadPlans(Dialect dialect, Rules rules) {
        this.dialect = dialect;
        this.loadsSubclasses = rules.isOn(Switch.LOAD_SUBCLASSES);
        this.criteria = RowCriteria.NONE;
        this.unrestricted = this;
    }

    private LoadPlans(LoadPlans unrestricted, RowCriteria criteria) {
        this.dialect = unrestricted.dialect;
        this.loadsSubclasses = unrestricted.loadsSubclasses;
        this.criteria = criteria;
        this.unrestricted = unrestricted;
    }

    /** The statements that read no rows but those that satisfy criteria. */
    LoadPlans under(RowCriteria some) {
        if (some.equals(criteria)) {
            return this;
        }
        if (some == RowCriteria.NONE) {
            return unrestricted;
        }
        Map<RowCriteria, LoadPlans> all = unrestricted.restricted;
        synchronized (all) {
            return all.computeIfAbsent(some, key -> new LoadPlans(unrestricted, key));
        }
    }

    /** The statements for rows that are known already, and read whatever criteria there are. */
    LoadPlans unrestricted() {
        return unrestricted;
    }

    /** Whether rows of a type may be there and not be read. */
    boolean restricts(Mapper mapper) {
        return criteria.restricts(mapper);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The smallest power of two that holds so many keys. */
    public static int rounded(int keys) {
        int size = Integer.highestOneBit(Math.max(keys, 1));
        return size < keys ? size * 2 : size;
    }

    ByKey byKey(Mapper mapper, int keys, FetchGraph graph) {
        return byKey.computeIfAbsent(new EntityKey(mapper, keys, NO_NULLS, graph, null), this::compile);
    }

    /** Like {@link #byKey}, for one key of which components may be null. */
    ByKey byOneKey(Mapper mapper, Object key, FetchGraph graph) {
        return byKey.computeIfAbsent(new EntityKey(mapper, 1, nulls(mapper, key), graph, null), this::compile);
    }

    /** Like {@link #values}, for one key of which components may be null. */
    Values valuesOfOne(Mapper type, List<BasicAttribute> attributes, Object key) {
        return values.computeIfAbsent(new ValuesKey(type, List.copyOf(attributes), 1, nulls(type, key)), this::compile);
    }

    private static BitSet nulls(Mapper mapper, Object key) {
        if (!mapper.hasPartialKeys()) {
            return NO_NULLS;
        }
        BitSet nulls = new BitSet();
        List<?> components = (List<?>) key;
        for (int i = 0; i < components.size(); i++) {
            nulls.set(i, components.get(i) == null);
        }
        return nulls;
    }

    /** Whether a key is only known in part. */
    static boolean isPartial(Mapper mapper, Object key) {
        return !nulls(mapper, key).isEmpty();
    }

    /** Like {@link #byKey}, for one key whose row is locked in the tables that every row of the type has. */
    ByKey locking(Mapper mapper, LockRequest lock) {
        EntityKey key = new EntityKey(mapper, 1, NO_NULLS, FetchGraph.MAPPED, lock);
        // Times to wait can be of any number, and some databases have them in the text.
        return lock.waiting() == LockClause.Waiting.TIMEOUT ? compile(key) : byKey.computeIfAbsent(key, this::compile);
    }

    Links locking(CollectionRows collection, Mapper ownerType, LockRequest lock) {
        String alias = new Aliases().next();
        List<Expression> own = refs(alias, collection.own());
        List<ColumnType> types = keyTypes(ownerType);
        List<Projection> projections = new ArrayList<>();
        own.forEach(column -> projections.add(Projection.of(column)));
        Select select = Select.builder()
                .projections(projections)
                .from(new FromItem.TableRef(collection.table(), alias))
                .where(anyOf(own, types, 1))
                .lock(lock.clause(List.of(alias)))
                .build();
        return new Links(dialect.render(select));
    }

    /** The versions in a table: the one of a hierarchy's top has them, or that of each type. */
    Versions versions(Mapper mapper, int keys) {
        return versions.computeIfAbsent(new VersionKey(mapper, keys), this::compile);
    }

    /** Some values of exactly one type. */
    Values values(Mapper type, List<BasicAttribute> attributes, int keys) {
        return values.computeIfAbsent(new ValuesKey(type, List.copyOf(attributes), keys, NO_NULLS), this::compile);
    }

    /** Only the tables with columns that are wanted are read: the others tell nothing, because the row is known to exist. */
    private Values compile(ValuesKey key) {
        Mapper mapper = key.mapper();
        Set<Table> wanted = new HashSet<>();
        key.attributes()
                .forEach(attribute ->
                        wanted.add(mapper.column(attribute.column()).table()));
        Aliases aliases = new Aliases();
        Map<Table, String> names = new LinkedHashMap<>();
        FromItem from = null;
        List<Expression> own = List.of();
        for (Table table : mapper.tables()) {
            boolean optional = mapper.isOptional(table);
            // A row may do without one in a secondary table: then the table with the key says that there is a row.
            boolean first =
                    from == null && (wanted.contains(table) || wanted.stream().allMatch(mapper::isOptional));
            if (first || from != null && wanted.contains(table)) {
                String alias = aliases.next();
                names.put(table, alias);
                List<Expression> keyRefs = columnRefs(alias, mapper.keyColumns(table));
                FromItem item = new FromItem.TableRef(table, alias);
                if (from == null) {
                    from = item;
                    own = keyRefs;
                } else {
                    FromItem.JoinKind kind = optional ? FromItem.JoinKind.LEFT : FromItem.JoinKind.INNER;
                    from = new FromItem.Join(from, kind, item, EntityNode.equal(own, keyRefs));
                }
            }
        }
        Projector projector = new Projector();
        KeyLayout layout = owner(own, mapper, projector);
        List<Integer> columns = new ArrayList<>();
        for (BasicAttribute attribute : key.attributes()) {
            Column column = mapper.column(attribute.column());
            String alias = Objects.requireNonNull(names.get(column.table()));
            columns.add(projector.position(new Expression.ColumnRef(alias, column)));
        }
        Select select = Select.builder()
                .projections(projector.projections())
                .from(Objects.requireNonNull(from))
                .where(anyOf(own, keyTypes(mapper), key.keys(), key.nulls()))
                .build();
        return new Values(dialect.render(select), layout, key.attributes(), List.copyOf(columns));
    }

    private static List<Expression> columnRefs(String alias, List<Column> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(new Expression.ColumnRef(alias, column)));
        return refs;
    }

    private Versions compile(VersionKey key) {
        boolean apart = key.mapper().inheritance() == Inheritance.TABLE_PER_CLASS;
        EntityNode node = apart
                ? EntityNode.exactly(key.mapper(), new Aliases())
                : new EntityNode(key.mapper(), new Aliases(), false);
        BasicAttribute version = Objects.requireNonNull(key.mapper().version());
        List<ColumnType> types = keyTypes(key.mapper());
        Projector projector = new Projector();
        int[] positions = new int[types.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = projector.position(node.key().get(i));
        }
        int versionColumn = projector.position(node.ref(version.column()));
        Select.Builder select = Select.builder()
                .projections(projector.projections())
                .from(node.item())
                .where(anyOf(node.key(), types, key.keys()))
                .lock(LockRequest.CHECK.clause(node.ownAliases()));
        // Transactions that check the same rows shall meet them in the same order.
        node.key().forEach(column -> select.orderBy(Ordering.ascending(column)));
        return new Versions(dialect.render(select.build()), new KeyLayout(positions, types), version, versionColumn);
    }

    private EntityNode place(Mapper type, Aliases aliases) {
        return new EntityNode(type, aliases, loadsSubclasses || type.inheritance() == Inheritance.TABLE_PER_CLASS);
    }

    private ByKey compile(EntityKey key) {
        Aliases aliases = new Aliases(criteria);
        EntityNode node = key.lock() == null ? place(key.mapper(), aliases) : EntityNode.exactly(key.mapper(), aliases);
        Projector projector = new Projector();
        Joined joined = new Joined(node.item());
        FetchJoins.Reach reach = key.lock() == null ? FetchJoins.Reach.ALL : FetchJoins.Reach.NAMED;
        FetchJoins joins = new FetchJoins(aliases, type -> place(type, aliases), projector, reach, joined);
        EntityReader reader = joins.reader(node, key.graph());
        List<ColumnType> types = keyTypes(key.mapper());
        Select.Builder select = Select.builder()
                .projections(projector.projections())
                .from(joined.from)
                .where(anyOf(node.key(), types, key.keys(), key.nulls()))
                .where(node.restriction())
                .lock(key.lock() == null ? null : key.lock().clause(node.ownAliases()));
        joins.order().forEach(select::orderBy);
        return new ByKey(dialect.render(select.build()), reader);
    }

    private static List<ColumnType> keyTypes(Mapper mapper) {
        return mapper.id().stream()
                .map(id -> id.type())
                .map(ColumnType.class::cast)
                .toList();
    }

    /** What a graph fetches for instances of exactly one type. */
    FetchGraph.Want[] wants(Mapper concrete, FetchGraph graph) {
        return wants.computeIfAbsent(
                new TypeKey(concrete, graph), key -> graph.wants(concrete).toArray(new FetchGraph.Want[0]));
    }

    /** What is fetched with the far end of an association that the program has touched. */
    FetchGraph touched(Mapper owner, Association association) {
        return touched.computeIfAbsent(
                new Touch(owner, association), touch -> FetchGraph.touched(touch.owner(), touch.association()));
    }

    ByOwner byOwner(Attribute association, Mapper ownerType, int owners, FetchGraph graph) {
        OwnerKey key = new OwnerKey(association, owners, graph);
        ByOwner plan = byOwner.get(key);
        if (plan == null) {
            plan = association instanceof ElementCollection elements
                    ? compile(elements, ownerType, owners)
                    : compile((Association) association, ownerType, owners, graph);
            byOwner.put(key, plan);
        }
        return plan;
    }

    private ByOwner compile(ElementCollection collection, Mapper ownerType, int owners) {
        CollectionRows rows = collection.rows();
        String alias = new Aliases().next();
        Projector projector = new Projector();
        List<Expression> ownerRefs = refs(alias, rows.own());
        KeyLayout owner = owner(ownerRefs, ownerType, projector);
        ColumnPositions positions = column -> projector.position(new Expression.ColumnRef(alias, column));
        ElementLayout element = new ElementLayout(rows.element(), positions);
        ElementLayout key = rows.key() == null ? null : new ElementLayout(rows.key(), positions);
        Select.Builder select = Select.builder()
                .projections(projector.projections())
                .from(new FromItem.TableRef(rows.table(), alias))
                .where(anyOf(ownerRefs, keyTypes(ownerType), owners));
        Function<Column, Expression> refs = column -> new Expression.ColumnRef(alias, column);
        order(collection, refs, refs).forEach(select::orderBy);
        return new ByOwner(dialect.render(select.build()), owner, element::read, key, false);
    }

    private static KeyLayout owner(List<Expression> refs, Mapper ownerType, Projector projector) {
        int[] positions = new int[refs.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = projector.position(refs.get(i));
        }
        return new KeyLayout(positions, keyTypes(ownerType), ownerType.hasPartialKeys());
    }

    private ByOwner compile(Association association, Mapper ownerType, int owners, FetchGraph graph) {
        Aliases aliases = new Aliases(criteria);
        EntityNode node = place(association.target(), aliases);
        Projector projector = new Projector();
        JoinTable join = association instanceof PluralAssociation plural ? plural.effectiveJoinTable() : null;
        Function<Column, Expression> rowRefs = node::ref;
        List<Expression> ownerRefs;
        FromItem from;
        if (join == null) {
            ownerRefs = node.joinRefs(association.ownerColumns());
            from = node.item();
        } else {
            boolean owning = association.mappedBy() == null;
            String alias = aliases.next();
            ownerRefs = refs(alias, owning ? join.own() : join.other());
            rowRefs = column -> new Expression.ColumnRef(alias, column);
            Predicate on = EntityNode.equal(node.key(), refs(alias, owning ? join.other() : join.own()));
            from = new FromItem.Join(
                    new FromItem.TableRef(join.table(), alias), FromItem.JoinKind.INNER, node.item(), on);
        }
        KeyLayout owner = owner(ownerRefs, ownerType, projector);
        Joined joined = new Joined(from);
        FetchJoins joins =
                new FetchJoins(aliases, type -> place(type, aliases), projector, FetchJoins.Reach.ALL, joined);
        EntityReader reader = joins.reader(node, graph);
        Attribute keyAttribute = association instanceof PluralAssociation plural ? plural.key() : null;
        Function<Column, Expression> beside = rowRefs;
        ElementLayout key = keyAttribute == null
                ? null
                : new ElementLayout(keyAttribute, column -> projector.position(beside.apply(column)));
        Select.Builder select = Select.builder()
                .projections(projector.projections())
                .from(joined.from)
                .where(anyOf(ownerRefs, keyTypes(ownerType), owners))
                .where(node.restriction());
        if (association instanceof PluralAssociation plural) {
            order(plural, node::ref, beside).forEach(select::orderBy);
        }
        joins.order().forEach(select::orderBy);
        return new ByOwner(dialect.render(select.build()), owner, reader::read, key, reader.multipliesRows());
    }

    private static List<Expression> refs(String alias, List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(new Expression.ColumnRef(alias, column.column())));
        return refs;
    }

    /**
     * The order in which the mapping wants elements.
     *
     * @param element where columns of the element are
     * @param row where columns beside the element are: positions
     */
    public static List<Ordering> order(
            PluralAttribute plural, Function<Column, Expression> element, Function<Column, Expression> row) {
        List<Ordering> terms = new ArrayList<>();
        if (plural.isOrdered()) {
            columns(Objects.requireNonNull(plural.key()))
                    .forEach(column -> terms.add(Ordering.ascending(row.apply(column))));
        }
        for (PluralAttribute.Order order : plural.order()) {
            Attribute last = order.path().get(order.path().size() - 1);
            for (Column column : columns(last)) {
                Expression ref = element.apply(column);
                terms.add(order.descending() ? Ordering.descending(ref) : Ordering.ascending(ref));
            }
        }
        return terms;
    }

    private static List<Column> columns(Attribute attribute) {
        List<Column> columns = new ArrayList<>();
        if (attribute instanceof BasicAttribute basic) {
            columns.add(basic.column());
        } else if (attribute instanceof ToOneAttribute toOne) {
            toOne.joinColumns().forEach(join -> columns.add(join.column()));
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            embedded.attributes().forEach(nested -> columns.addAll(columns(nested)));
        }
        return columns;
    }

    /** The condition that a key is one of so many; or if components of it are null, the one key. */
    private static Predicate anyOf(List<Expression> key, List<ColumnType> types, int count, BitSet nulls) {
        if (nulls.isEmpty()) {
            return anyOf(key, types, count);
        }
        Predicate all = null;
        for (int i = 0; i < key.size(); i++) {
            Predicate one = nulls.get(i)
                    ? new Predicate.IsNull(key.get(i), false)
                    : new Predicate.Comparison(Comparator.EQUAL, key.get(i), new Expression.Parameter(i, types.get(i)));
            all = Predicate.both(all, one);
        }
        return Objects.requireNonNull(all);
    }

    /** The condition that a key is one of so many, each component a parameter. */
    private static Predicate anyOf(List<Expression> key, List<ColumnType> types, int count) {
        if (key.size() == 1) {
            List<Expression> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(new Expression.Parameter(i, types.get(0)));
            }
            return count == 1
                    ? new Predicate.Comparison(Comparator.EQUAL, key.get(0), values.get(0))
                    : new Predicate.InList(key.get(0), values, false);
        }
        List<Expression> rows = new ArrayList<>();
        int slot = 0;
        for (int i = 0; i < count; i++) {
            List<Expression> values = new ArrayList<>();
            for (ColumnType type : types) {
                values.add(new Expression.Parameter(slot++, type));
            }
            if (count == 1) {
                return EntityNode.equal(key, values);
            }
            rows.add(new Expression.RowValue(values));
        }
        // Not (a = ? AND b = ?) OR ...: some databases use no index for that.
        return new Predicate.InList(new Expression.RowValue(key), rows, false);
    }
}
