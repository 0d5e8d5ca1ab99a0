package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.ColumnPositions;
import dev.athanor.internal.loading.EntityReader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reads the rows of a statement whose columns show when it has run. Immutable.
 *
 * @param items what reads each item
 * @param shape what makes a result of them
 */
record NativeRows(List<RowItem> items, ResultShape shape) {
    NativeRows {
        items = List.copyOf(items);
    }

    /**
     * The reader of a result that no mapping describes.
     *
     * @param columns its columns
     * @param resultClass an entity class, Tuple, or the class of the only column; null for values and arrays of values
     * @param model the entities
     * @param fetch what is fetched with entities, by other statements
     * @throws InvalidArgumentException if a column of the entity is missing, or if there are several columns for one value
     */
    static NativeRows of(NativeColumns columns, @Nullable Class<?> resultClass, MappedModel model, FetchRequest fetch) {
        Mapper mapper = resultClass == null ? null : model.mapper(resultClass);
        if (mapper != null) {
            ColumnPositions positions = column -> columns.position(mapper, column, null);
            EntityReader reader = new EntityReader(mapper, true, positions, List.of(), fetch.of(mapper));
            RowItem entity = new RowItem.Entity(reader, mapper.javaType());
            return new NativeRows(List.of(entity), ResultShape.ofElements(List.of(element(Object.class, null)), null));
        }
        List<String> labels = columns.labels();
        List<RowItem> items = new ArrayList<>();
        List<ResultTuple.Element> elements = new ArrayList<>();
        ColumnType type = resultClass == null || labels.size() > 1 ? null : ColumnTypes.of(resultClass);
        for (int i = 0; i < labels.size(); i++) {
            items.add(type == null ? value(i + 1) : new RowItem.Scalar(type, i + 1));
            elements.add(element(type == null ? Object.class : type.javaType(), labels.get(i)));
        }
        return new NativeRows(items, ResultShape.ofElements(List.copyOf(elements), resultClass));
    }

    /** The reader of a result that a mapping describes. */
    static NativeRows of(NativeColumns columns, ResultParts parts, @Nullable Class<?> resultClass, FetchRequest fetch) {
        return new NativeRows(parts.items(columns, fetch), ResultShape.ofElements(parts.elements(), resultClass));
    }

    private static ResultTuple.Element element(Class<?> type, @Nullable String label) {
        return new ResultTuple.Element(type, label);
    }

    /** Whatever the driver gives. */
    static RowItem value(int column) {
        return (row, context) -> {
            Object value = row.getObject(column);
            // A locator is worth nothing once the cursor has moved on.
            return value instanceof Clob ? row.getString(column) : value;
        };
    }

    @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
        return shape.read(items, row, context);
    }
}
