package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.NullKeyException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.type.ColumnType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The keys by which a flush finds rows. */
public final class RowKeys {
    private RowKeys() {}

    /** Reads the key of an instance that is to be read anew, before its row is written: the row may be gone. */
    public static void read(Object instance) {
        read(Mapper.of(instance), instance);
    }

    /** The same, of an instance whose type is known. */
    static void read(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute part : mapper.idAttributes()) {
            if (part instanceof BasicAttribute && !state.isLoaded(part.number())) {
                AttributeReader.read(instance, part, PassiveMode.LOAD);
            }
        }
    }

    /** Binds a key to the columns that have it in a table; returns the next parameter. */
    static int bind(Mapper mapper, Table table, Object key, PreparedStatement statement, int firstParameter)
            throws SQLException {
        List<Column> columns = mapper.keyColumns(table);
        int parameter = firstParameter;
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = mapper.id().get(i).type();
            type.write(statement, parameter++, Keys.component(key, i, columns.size()));
        }
        return parameter;
    }

    /** The key of the row of an instance that has one. */
    static Object of(Object instance) {
        return Objects.requireNonNull(States.of(instance).key);
    }

    /** The key of a row that is to be deleted: of a new instance, which an owner may have abandoned, what its attributes say. */
    static Object ofDeleted(Object instance) {
        Mapper mapper = Mapper.of(instance);
        Object key = mapper.keyOf(instance);
        if (key == null) {
            throw new NullKeyException(StateMessage.NULL_KEY, Keys.describe(instance));
        }
        if (States.of(instance).key != null) {
            read(mapper, instance);
        }
        return key;
    }

    /**
     * Sorts by key where keys can be compared, those of several columns column by column, and keeps the order where not. Instances
     * without a row come first.
     */
    public static List<Object> sorted(List<Object> instances) {
        List<Object> sorted = new ArrayList<>(instances.size());
        List<Object> withoutRow = new ArrayList<>(0);
        for (Object instance : instances) {
            (States.of(instance).key == null ? withoutRow : sorted).add(instance);
        }
        if (sorted.stream().allMatch(instance -> isComparable(of(instance)))) {
            sorted.sort((one, other) -> compareKeys(of(one), of(other)));
        }
        if (!withoutRow.isEmpty()) {
            sorted.addAll(0, withoutRow);
        }
        return sorted;
    }

    private static boolean isComparable(Object key) {
        return key instanceof List<?> parts
                ? parts.stream().allMatch(Comparable.class::isInstance)
                : key instanceof Comparable;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of one type are comparable with each other
    private static int compareKeys(Object one, Object other) {
        if (!(one instanceof List<?> parts)) {
            return ((Comparable) one).compareTo(other);
        }
        int result = 0;
        for (int i = 0; result == 0 && i < parts.size(); i++) {
            result = ((Comparable) parts.get(i)).compareTo(((List<?>) other).get(i));
        }
        return result;
    }
}
