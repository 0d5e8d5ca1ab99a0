package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityReader;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one item of a SELECT clause makes of a row. Immutable, part of cached plans. */
@FunctionalInterface
interface RowItem {
    @Nullable Object read(ResultSet row, RowContext context) throws SQLException;

    /** A value of one column. */
    record Scalar(ColumnType type, int position) implements RowItem {
        @Override
        public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
            return type.read(row, position);
        }
    }

    /** A managed entity; null if it is not of the type as which the query sees it. */
    record Entity(EntityReader reader, Class<?> type) implements RowItem {
        @Override
        public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
            Object instance = reader.read(row, context);
            return type.isInstance(instance) ? instance : null;
        }
    }

    /** The key of an entity as the program writes it; null if a value is missing. */
    record Key(KeyForm form, List<ColumnType> types, List<Integer> positions) implements RowItem {
        public Key {
            types = List.copyOf(types);
            positions = List.copyOf(positions);
        }

        @Override
        public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(positions.size());
            for (int i = 0; i < positions.size(); i++) {
                values.add(types.get(i).read(row, positions.get(i)));
            }
            Object key = KeyForm.of(values);
            return key == null ? null : form.toProgram(key);
        }
    }

    /** The class of an entity, which the row has as a code. */
    record EntityClass(ColumnType type, int position, Map<Object, Mapper> byCode) implements RowItem {
        public EntityClass {
            byCode = Map.copyOf(byCode);
        }

        @Override
        public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
            Object code = type.read(row, position);
            Mapper mapper = code == null ? null : byCode.get(code);
            return mapper == null ? null : mapper.javaType();
        }
    }

    /** An entry of a map. */
    record Entry(RowItem key, RowItem value) implements RowItem {
        @Override
        public Object read(ResultSet row, RowContext context) throws SQLException {
            return new AbstractMap.SimpleImmutableEntry<>(key.read(row, context), value.read(row, context));
        }
    }
}
