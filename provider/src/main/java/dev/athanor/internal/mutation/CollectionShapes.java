package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.schema.Column;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Insert;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Statement;
import dev.athanor.sql.Update;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write the rows of one collection, rendered once per factory. A row is found by its owner and by
 * what no other row of the owner has: its position or key, else its element; where an element can be in one row only, by
 * the element. Where the rows are those of the elements, their columns are set in place of an INSERT, and set to null in
 * place of a DELETE. Thread-safe.
 */
final class CollectionShapes {
    private final CollectionRows rows;
    private final Function<Statement, String> renderer;
    private final List<Column> own;
    private final RowColumns element;
    private final @Nullable RowColumns key;
    private final Map<Object, String> texts = new ConcurrentHashMap<>();

    CollectionShapes(CollectionRows rows, Function<Statement, String> renderer) {
        this.rows = rows;
        this.renderer = renderer;
        this.own = rows.own().stream().map(JoinColumn::column).toList();
        this.element = new RowColumns(rows.element());
        this.key = rows.key() == null ? null : new RowColumns(rows.key());
    }

    /** The columns of the owner's key. */
    List<Column> own() {
        return own;
    }

    /** What finds a row of an owner. */
    RowColumns found() {
        return isFoundByKey() ? Objects.requireNonNull(key) : element;
    }

    boolean isFoundByKey() {
        return key != null && !rows.elementOnce();
    }

    /** What a row holds beside that; null if nothing. */
    @Nullable RowColumns content() {
        return isFoundByKey() ? element : key;
    }

    private boolean isInserted(@Nullable RowColumns content) {
        Attribute attribute = isFoundByKey() ? rows.element() : rows.key();
        return content != null && !(attribute instanceof BasicAttribute basic && !basic.isInsertable());
    }

    /** What an INSERT writes beside the owner's key, in order. */
    List<RowColumns> inserted() {
        RowColumns content = content();
        if (rows.inElements()) {
            return content == null ? List.of(found()) : List.of(content, found());
        }
        return isInserted(content) ? List.of(found(), Objects.requireNonNull(content)) : List.of(found());
    }

    /** INSERT of a row. Parameters: own key, then what is {@link #inserted}. */
    String insert() {
        return texts.computeIfAbsent("insert", detail -> {
            if (rows.inElements()) {
                List<Assignment> assignments = new ArrayList<>();
                for (Column column : written()) {
                    assignments.add(
                            new Assignment(column, new Expression.Parameter(assignments.size(), column.type())));
                }
                Predicate where = equal(found().columns(), new BitSet(), assignments.size());
                return renderer.apply(new Update(rows.table(), null, assignments, where));
            }
            List<Column> written = new ArrayList<>(own());
            inserted().forEach(part -> written.addAll(part.columns()));
            return renderer.apply(new Insert(rows.table(), written, List.of(parameters(written)), List.of()));
        });
    }

    /**
     * DELETE of a row, or of several that are alike. Parameters: own key, then what finds the row.
     *
     * @param nulls which columns of the latter are null; they have no parameters
     */
    String delete(BitSet nulls) {
        return texts.computeIfAbsent(List.of("delete", nulls), detail -> renderer.apply(removal(where(nulls, 0))));
    }

    /** The columns that the collection writes in the rows of its elements. */
    private List<Column> written() {
        List<Column> written = new ArrayList<>(own);
        if (key != null) {
            written.addAll(key.columns());
        }
        return written;
    }

    private Statement removal(Predicate where) {
        if (!rows.inElements()) {
            return new Delete(rows.table(), null, where);
        }
        List<Assignment> assignments = new ArrayList<>();
        written().stream()
                .filter(Column::isNullable)
                .forEach(column -> assignments.add(new Assignment(column, new Expression.NullLiteral())));
        return new Update(rows.table(), null, assignments, where);
    }

    /** DELETE of all rows of an owner. Parameters: own key. */
    String deleteAll() {
        return texts.computeIfAbsent("delete-all", detail -> renderer.apply(removal(equal(own(), new BitSet(), 0))));
    }

    /** UPDATE of the keys of owner and element. Parameters: the new ones, then those that find the row. */
    String move() {
        return texts.computeIfAbsent("move", detail -> {
            List<Column> ends = new ArrayList<>(own);
            ends.addAll(found().columns());
            List<Assignment> assignments = new ArrayList<>();
            for (Column column : ends) {
                assignments.add(new Assignment(column, new Expression.Parameter(assignments.size(), column.type())));
            }
            return renderer.apply(new Update(rows.table(), null, assignments, equal(ends, new BitSet(), ends.size())));
        });
    }

    /**
     * UPDATE of the content of a row. Parameters: content, own key, then what finds the row.
     *
     * @param nulls as above
     */
    String update(BitSet nulls) {
        return texts.computeIfAbsent(List.of("update", nulls), detail -> {
            List<Assignment> assignments = new ArrayList<>();
            for (Column column : Objects.requireNonNull(content()).columns()) {
                assignments.add(new Assignment(column, new Expression.Parameter(assignments.size(), column.type())));
            }
            return renderer.apply(new Update(rows.table(), null, assignments, where(nulls, assignments.size())));
        });
    }

    private Predicate where(BitSet nulls, int firstSlot) {
        List<Column> matched = new ArrayList<>(own());
        int first = matched.size();
        BitSet shifted = new BitSet();
        nulls.stream().forEach(position -> shifted.set(first + position));
        matched.addAll(found().columns());
        return equal(matched, shifted, firstSlot);
    }

    private static Predicate equal(List<Column> columns, BitSet nulls, int firstSlot) {
        Predicate all = null;
        int slot = firstSlot;
        for (int i = 0; i < columns.size(); i++) {
            Expression column = new Expression.ColumnRef(null, columns.get(i));
            Predicate one = nulls.get(i)
                    ? new Predicate.IsNull(column, false)
                    : new Predicate.Comparison(
                            Comparator.EQUAL,
                            column,
                            new Expression.Parameter(slot++, columns.get(i).type()));
            all = Predicate.both(all, one);
        }
        return Objects.requireNonNull(all);
    }

    private static List<Expression> parameters(List<Column> columns) {
        List<Expression> slots = new ArrayList<>();
        for (Column column : columns) {
            slots.add(new Expression.Parameter(slots.size(), column.type()));
        }
        return slots;
    }
}
