package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.message.InvalidArgumentException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a statement in the language of the database become. Behaves as if immutable, shared by all threads, part
 * of cached plans.
 */
public final class NativeResult {
    private record Shape(NativeColumns columns, FetchRequest fetch) {}

    private final @Nullable Class<?> resultClass;
    private final @Nullable ResultParts parts;
    private final MappedModel model;
    private final Map<Shape, NativeRows> rows = new ConcurrentHashMap<>();

    /**
     * Prepares for results.
     *
     * @param resultClass an entity class, Tuple, or the class of the only column or item; null for values and arrays
     * @param mapping what rows become; null if the class tells, or nothing does
     * @param model the entities
     * @throws InvalidArgumentException if the mapping does not fit the model, or the class does not fit the mapping
     */
    public NativeResult(@Nullable Class<?> resultClass, @Nullable ResultMapping mapping, MappedModel model) {
        this.resultClass = resultClass;
        this.parts = mapping == null ? null : new ResultParts(mapping, model);
        this.model = model;
        if (parts != null) {
            ResultShape.ofElements(parts.elements(), resultClass);
        }
    }

    private NativeRows rows(ResultSet row, FetchRequest fetch) throws SQLException {
        NativeColumns columns = NativeColumns.of(row.getMetaData());
        Shape shape = new Shape(columns, fetch);
        NativeRows present = rows.get(shape);
        if (present == null) {
            present = parts == null
                    ? NativeRows.of(columns, resultClass, model, fetch)
                    : NativeRows.of(columns, parts, resultClass, fetch);
            rows.put(shape, present);
        }
        return present;
    }

    /**
     * Reads rows.
     *
     * @param row before the first row
     * @param context of this execution
     * @param fetch what is fetched with entities, by other statements
     * @param firstResult how many rows to leave out
     * @param maxResults how many rows to read at most
     * @return a list that the caller may change
     */
    public List<@Nullable Object> read(
            ResultSet row, RowContext context, FetchRequest fetch, int firstResult, int maxResults)
            throws SQLException {
        NativeRows reader = rows(row, fetch);
        List<@Nullable Object> page = new ArrayList<>();
        int skipped = 0;
        while (skipped < firstResult && row.next()) {
            skipped++;
        }
        while (page.size() < maxResults && row.next()) {
            page.add(reader.read(row, context));
        }
        return page;
    }
}
