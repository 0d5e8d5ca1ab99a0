package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Insert;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import dev.athanor.sql.Update;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write entities, rendered once per factory and shape: table, columns and kind. A shape is the unit
 * of batching. Thread-safe.
 */
public final class MutationShapes {
    /**
     * A rendered statement.
     *
     * @param sql its text
     * @param generated columns whose values the database is asked for
     * @param sources the columns of the entity that it binds, in the order of parameters
     * @param ofCollections columns bound after those, which collections of other entities write
     * @param generatesKey whether the first of the generated columns are the key's
     * @param filled attributes of the other generated columns
     * @param version the attribute of the version, if its column is among those inserted
     * @param preset attributes of inserted columns that have a value to fall back on
     */
    record Shape(
            String sql,
            List<String> generated,
            List<ColumnSource> sources,
            List<Column> ofCollections,
            boolean generatesKey,
            List<BasicAttribute> filled,
            @Nullable BasicAttribute version,
            List<BasicAttribute> preset) {}

    private record Key(Object subject, @Nullable Object table, Object detail) {}

    private record UpdateDetail(BitSet positions, boolean checkVersion) {}

    private record InsertDetail(boolean withKey, BitSet omitted) {}

    private final Function<Statement, RenderedSql> renderer;
    private final EntityColumns[] columns;
    private final Map<Mapper, List<Column>> ofCollections = new HashMap<>();
    private final Map<Key, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<PluralAttribute, CollectionShapes> collections = new ConcurrentHashMap<>();

    /**
     * Creates the cache.
     *
     * @param model the factory's mappers
     * @param renderer the dialect's renderer
     */
    public MutationShapes(MappedModel model, Function<Statement, RenderedSql> renderer) {
        this.renderer = renderer;
        this.columns = new EntityColumns[model.mappers().size()];
        for (Mapper mapper : model.mappers()) {
            columns[mapper.ordinal()] = new EntityColumns(mapper);
            noteCollections(model, mapper);
        }
    }

    /** The columns that collections of one type write in the rows of their elements. */
    private void noteCollections(MappedModel model, Mapper owner) {
        for (PluralAttribute plural : owner.plurals()) {
            CollectionRows rows = plural.rows();
            if (rows == null || !rows.inElements()) {
                continue;
            }
            Set<Column> written = new LinkedHashSet<>();
            // Others are written by attributes of the elements.
            rows.own().stream().filter(JoinColumn::insertable).forEach(join -> written.add(join.column()));
            if (rows.key() != null) {
                written.addAll(new RowColumns(rows.key()).columns());
            }
            for (Mapper element : model.mappers()) {
                if (element.isA(((PluralAssociation) plural).target())) {
                    List<Column> all = ofCollections.computeIfAbsent(element, key -> new ArrayList<>());
                    written.stream().filter(column -> !all.contains(column)).forEach(all::add);
                }
            }
        }
    }

    EntityColumns[] columns() {
        return columns;
    }

    EntityColumns columns(Mapper mapper) {
        return columns[mapper.ordinal()];
    }

    /**
     * INSERT into one table of an entity type. Parameters: sources, columns of collections.
     *
     * @param mapper the type
     * @param table the table
     * @param withKey whether rows bring keys that the database would generate otherwise
     * @param omitted positions of columns that are left to their defaults
     */
    Shape insert(Mapper mapper, Table table, boolean withKey, BitSet omitted) {
        return shapes.computeIfAbsent(
                new Key(mapper, table, new InsertDetail(withKey, omitted)),
                key -> insertShape(mapper, table, withKey, omitted));
    }

    private Shape insertShape(Mapper mapper, Table table, boolean withKey, BitSet omitted) {
        EntityColumns all = columns(mapper);
        boolean identity = !withKey
                && table == mapper.rootTable()
                && mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY;
        List<Column> written = new ArrayList<>();
        List<ColumnSource> sources = new ArrayList<>();
        List<BasicAttribute> filled = new ArrayList<>();
        if (table != mapper.rootTable()) {
            // The row of a subclass repeats the key of the root's row.
            written.addAll(mapper.keyColumns(table));
            mapper.id().forEach(part -> sources.add(all.writer(mapper.column(part.column()))));
        }
        for (int i = 0; i < all.size(); i++) {
            ColumnSource source = all.source(i);
            boolean generatedKey = identity && mapper.keyColumns(table).contains(source.column());
            if (source.column().table() != table || !source.isInsertable() || generatedKey) {
                continue;
            }
            if (omitted.get(i)) {
                filled.add(Objects.requireNonNull(source.attributeWithDefault()));
            } else {
                written.add(source.column());
                sources.add(source);
            }
        }
        List<Column> generated = new ArrayList<>(identity ? mapper.keyColumns(table) : List.of());
        filled.forEach(attribute -> generated.add(mapper.column(attribute.column())));
        List<Column> given = ofCollections.getOrDefault(mapper, List.of()).stream()
                .filter(column -> column.table() == table)
                .toList();
        written.addAll(given);
        RenderedSql rendered = renderer.apply(new Insert(table, written, List.of(parameters(written)), generated));
        return new Shape(
                rendered.text(),
                rendered.generatedColumns(),
                List.copyOf(sources),
                given,
                identity,
                List.copyOf(filled),
                written.contains(mapper.versionColumn()) ? mapper.version() : null,
                sources.stream()
                        .map(ColumnSource::attributeWithPreset)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** UPDATE of some columns of one table. Parameters: sources, key columns, version if checked. */
    Shape update(Mapper mapper, Table table, BitSet positions, boolean checkVersion) {
        return shapes.computeIfAbsent(new Key(mapper, table, new UpdateDetail(positions, checkVersion)), key -> {
            EntityColumns all = columns(mapper);
            List<ColumnSource> sources = new ArrayList<>();
            List<Assignment> assignments = new ArrayList<>();
            positions.stream().forEach(position -> {
                ColumnSource source = all.source(position);
                assignments.add(new Assignment(source.column(), parameter(sources.size(), source.column())));
                sources.add(source);
            });
            Predicate where = where(mapper, table, checkVersion, assignments.size());
            return shape(new Update(table, null, assignments, where), sources);
        });
    }

    /** DELETE of one row of one table. Parameters: key columns, version if checked. */
    Shape delete(Mapper mapper, Table table, boolean checkVersion) {
        return shapes.computeIfAbsent(
                new Key(mapper, table, checkVersion ? "delete-version" : "delete"),
                key -> shape(new Delete(table, null, where(mapper, table, checkVersion, 0)), List.of()));
    }

    /** The statements that write the rows of a collection. */
    CollectionShapes rows(PluralAttribute collection) {
        return collections.computeIfAbsent(
                collection,
                key -> new CollectionShapes(
                        Objects.requireNonNull(key.rows()),
                        statement -> renderer.apply(statement).text()));
    }

    private static Predicate where(Mapper mapper, Table table, boolean checkVersion, int firstSlot) {
        List<Column> matched = new ArrayList<>(mapper.keyColumns(table));
        if (checkVersion) {
            matched.add(Objects.requireNonNull(mapper.versionColumn()));
        }
        return equal(matched, firstSlot);
    }

    private static Predicate equal(List<Column> columns, int firstSlot) {
        Predicate all = null;
        for (int i = 0; i < columns.size(); i++) {
            Predicate one = new Predicate.Comparison(
                    Comparator.EQUAL,
                    new Expression.ColumnRef(null, columns.get(i)),
                    parameter(firstSlot + i, columns.get(i)));
            all = Predicate.both(all, one);
        }
        return Objects.requireNonNull(all);
    }

    private static List<Expression> parameters(List<Column> columns) {
        List<Expression> slots = new ArrayList<>();
        for (Column column : columns) {
            slots.add(parameter(slots.size(), column));
        }
        return slots;
    }

    private static Expression parameter(int slot, Column column) {
        return new Expression.Parameter(slot, column.type());
    }

    private Shape shape(Statement statement, List<ColumnSource> sources) {
        RenderedSql rendered = renderer.apply(statement);
        return new Shape(
                rendered.text(),
                rendered.generatedColumns(),
                List.copyOf(sources),
                List.of(),
                false,
                List.of(),
                null,
                List.of());
    }
}
