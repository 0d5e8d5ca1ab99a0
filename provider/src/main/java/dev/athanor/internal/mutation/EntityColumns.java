package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All columns of one entity type with their sources, in a fixed order. Immutable, shared by all threads.
 */
final class EntityColumns {
    private static final int[] NO_POSITIONS = {};
    private static final BitSet NOTHING = new BitSet();

    private final Mapper mapper;
    private final ColumnSource[] sources;
    private final int[] @Nullable [] byAttribute;
    private final List<UniqueColumns> uniqueKeys;
    private final int[] defaulted;

    /**
     * A unique key of one of the entity's tables.
     *
     * @param key the key
     * @param positions of its columns
     */
    record UniqueColumns(UniqueKey key, List<Integer> positions) {}

    EntityColumns(Mapper mapper) {
        this.mapper = mapper;
        List<ColumnSource> found = new ArrayList<>();
        byAttribute = new int[mapper.index().size()][];
        for (Attribute attribute : mapper.attributes()) {
            int first = found.size();
            collect(mapper, attribute, found);
            int[] positions = new int[found.size() - first];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = first + i;
            }
            byAttribute[attribute.number()] = positions;
        }
        if (mapper.discriminator() != null && mapper.discriminatorValue() != null) {
            found.add(new ColumnSource.Discriminator(mapper.discriminator().column(), mapper.discriminatorValue()));
        }
        sources = found.toArray(new ColumnSource[0]);
        uniqueKeys = uniqueKeys(mapper, found);
        defaulted = IntStream.range(0, sources.length)
                .filter(position -> sources[position].attributeWithDefault() != null)
                .toArray();
    }

    private static List<UniqueColumns> uniqueKeys(Mapper mapper, List<ColumnSource> sources) {
        List<UniqueColumns> keys = new ArrayList<>();
        for (Table table : mapper.tables()) {
            for (UniqueKey key : table.uniqueKeys()) {
                List<Integer> positions = new ArrayList<>();
                for (int i = 0; i < sources.size(); i++) {
                    if (sources.get(i).isInsertable()
                            && key.columns().contains(sources.get(i).column())) {
                        positions.add(i);
                    }
                }
                // A column that belongs to another class of the hierarchy is null in rows of this one.
                if (positions.size() == key.columns().size()) {
                    keys.add(new UniqueColumns(key, List.copyOf(positions)));
                }
            }
        }
        return List.copyOf(keys);
    }

    private static void collect(Mapper mapper, Attribute attribute, List<ColumnSource> into) {
        if (attribute instanceof BasicAttribute basic) {
            into.add(new ColumnSource.Basic(basic, mapper.column(basic.column())));
        } else if (attribute instanceof ToOneAttribute toOne) {
            for (int i = 0; i < toOne.joinColumns().size(); i++) {
                into.add(new ColumnSource.Reference(toOne, i, mapper));
            }
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            List<List<Attribute>> paths = embedded.leaves();
            for (int position = 0; position < paths.size(); position++) {
                List<Attribute> path = paths.get(position);
                if (path.get(path.size() - 1) instanceof ToOneAttribute toOne) {
                    for (int i = 0; i < toOne.joinColumns().size(); i++) {
                        into.add(new ColumnSource.Reference(embedded, path, i, position, mapper));
                    }
                } else {
                    into.add(new ColumnSource.EmbeddedBasic(embedded, path, position, mapper));
                }
            }
        }
    }

    /** Whether an instance has a value for a table, apart from its key, that need not have a row without one. */
    boolean hasValue(Object entity, Table table) {
        for (ColumnSource source : sources) {
            if (source.column().table() == table && source.present(entity) != null) {
                return true;
            }
        }
        return false;
    }

    Mapper mapper() {
        return mapper;
    }

    ColumnSource source(int position) {
        return sources[position];
    }

    /** The unique keys of the tables, besides the primary keys. */
    List<UniqueColumns> uniqueKeys() {
        return uniqueKeys;
    }

    /** What the row of an instance has in its unique keys, as far as that is known. */
    List<UniqueValues.Taken> uniqueValuesBefore(Object entity) {
        InstanceState state = States.of(entity);
        return uniqueValues(position -> sources[position].committed(entity, state));
    }

    /** What the row of an instance is to have in its unique keys. */
    List<UniqueValues.Taken> uniqueValues(Object entity) {
        return uniqueValues(position -> upcoming(entity, position));
    }

    /** Keys with a null are left out, because null is like no other value, and those with a value that is not known. */
    private List<UniqueValues.Taken> uniqueValues(IntFunction<@Nullable Object> valueOf) {
        List<UniqueValues.Taken> found = new ArrayList<>();
        for (UniqueColumns unique : uniqueKeys) {
            List<Object> values = new ArrayList<>();
            for (int position : unique.positions()) {
                Object value = valueOf.apply(position);
                if (value != null && value != InstanceState.NOT_LOADED) {
                    values.add(value);
                }
            }
            if (values.size() == unique.positions().size()) {
                found.add(new UniqueValues.Taken(unique.key(), values));
            }
        }
        return found;
    }

    /** The value of a column, which an attribute may get only with the flush, from a reference over the same column. */
    private @Nullable Object upcoming(Object entity, int position) {
        InstanceState state = States.of(entity);
        for (ColumnSource source : sources) {
            if (source != sources[position]
                    && source.column() == sources[position].column()
                    && source instanceof ColumnSource.Reference reference
                    && reference.isDecisive(state)) {
                Object value = reference.present(entity);
                if (value != null) {
                    return value;
                }
            }
        }
        return sources[position].present(entity);
    }

    /** The source that inserts a column. */
    ColumnSource writer(Column column) {
        for (ColumnSource source : sources) {
            if (source.column() == column && source.isInsertable()) {
                return source;
            }
        }
        throw new IllegalStateException(column + " has no writer");
    }

    int size() {
        return sources.length;
    }

    /**
     * The positions of the columns whose values differ from what the row has; only changed attributes are looked at.
     *
     * @param keys whether the columns of the primary key are among them
     */
    private BitSet changed(Object entity, boolean keys) {
        InstanceState state = States.of(entity);
        BitSet changed = new BitSet(sources.length);
        for (int number = 0; number < byAttribute.length; number++) {
            int[] positions = byAttribute[number];
            if (positions != null && state.isChanged(number)) {
                for (int position : positions) {
                    ColumnSource source = sources[position];
                    boolean isWritten = source.isUpdatable()
                            || keys
                                    && source.isInsertable()
                                    && mapper.keyColumns(source.column().table())
                                            .contains(source.column());
                    if (isWritten && source.isChanged(entity, state)) {
                        changed.set(position);
                    }
                }
            }
        }
        return changed;
    }

    /** The same, of a row in which relationships have filled foreign-key cells, or the database a key. */
    BitSet changed(Object entity, GivenValues given, boolean keys) {
        BitSet changed = changed(entity, keys);
        for (ToOneAttribute reference : given.written(entity)) {
            int[] positions = byAttribute[reference.number()];
            for (int position : positions == null ? NO_POSITIONS : positions) {
                ColumnSource.Reference source = (ColumnSource.Reference) sources[position];
                changed.set(position, source.isUpdatable() && source.isGivenChanged(entity, given));
            }
        }
        if (given.isKeyHandedOn(entity)) {
            for (Attribute id : mapper.idAttributes()) {
                for (int position : Objects.requireNonNull(byAttribute[id.number()])) {
                    changed.clear(position);
                }
            }
        }
        return changed;
    }

    /** Whether the definition of a column says what the database puts into it where an INSERT leaves it out. */
    boolean hasDefaults() {
        return defaulted.length > 0;
    }

    /** The positions of columns of a table that have no value in a new instance, and get one from the database. */
    BitSet leftToDefaults(Object entity, Table table) {
        if (defaulted.length == 0) {
            return NOTHING;
        }
        BitSet left = new BitSet(sources.length);
        for (int position : defaulted) {
            if (sources[position].column().table() == table && sources[position].present(entity) == null) {
                left.set(position);
            }
        }
        return left;
    }

    /** Those of the positions whose columns lie in a table. */
    BitSet ofTable(BitSet positions, Table table) {
        if (mapper.tables().size() == 1) {
            return positions;
        }
        BitSet found = new BitSet(sources.length);
        for (int i = positions.nextSetBit(0); i >= 0; i = positions.nextSetBit(i + 1)) {
            if (sources[i].column().table() == table) {
                found.set(i);
            }
        }
        return found;
    }

    /** The positions of the columns of a reference. */
    BitSet positions(Attribute toOne) {
        BitSet found = new BitSet(sources.length);
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] instanceof ColumnSource.Reference reference && reference.toOne() == toOne) {
                found.set(i);
            }
        }
        return found;
    }

    /** The positions of the columns of foreign-key cells. */
    BitSet positions(Set<BasicAttribute> parts, Set<ToOneAttribute> references) {
        BitSet found = new BitSet(sources.length);
        parts.forEach(part -> addPositions(part, found));
        references.forEach(reference -> addPositions(reference, found));
        return found;
    }

    private void addPositions(Attribute attribute, BitSet into) {
        for (int position : Objects.requireNonNull(byAttribute[attribute.number()])) {
            into.set(position);
        }
    }

    /** The position of the column of the version attribute, or -1. */
    int versionPosition() {
        BasicAttribute version = mapper.version();
        return version == null ? -1 : Objects.requireNonNull(byAttribute[version.number()])[0];
    }
}
