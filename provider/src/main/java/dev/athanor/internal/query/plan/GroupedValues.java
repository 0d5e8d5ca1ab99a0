package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.Aliases;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.ParameterSlot;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The values that come with each execution and that a query groups by. To a database two question marks are two values, so that
 * what is selected would not be what is grouped by; here each value is one column of a derived table with one row. For one
 * attempt of {@link Lowering}.
 */
final class GroupedValues {
    private final Aliases aliases;
    private final Map<Object, Expression.NamedRef> columns = new LinkedHashMap<>();
    private final List<Projection> values = new ArrayList<>();
    private String alias = "";
    private boolean collecting;

    GroupedValues(Aliases aliases) {
        this.aliases = aliases;
    }

    /** From now on, or no longer, values belong to grouping expressions. */
    void collect(boolean collect) {
        collecting = collect;
    }

    /**
     * A value, wherever it stands.
     *
     * @param identity what makes two occurrences the same value
     * @param slot makes an occurrence of its own
     */
    <T extends Expression & ParameterSlot> Expression value(Object identity, Supplier<T> slot) {
        Expression.NamedRef present = columns.get(identity);
        if (present != null) {
            return present;
        }
        T made = slot.get();
        if (!collecting) {
            return made;
        }
        if (columns.isEmpty()) {
            alias = aliases.next();
        }
        Expression.NamedRef column = new Expression.NamedRef(alias, "p" + (columns.size() + 1));
        values.add(Projection.of(new Expression.Cast(made, made.type())));
        columns.put(identity, column);
        return column;
    }

    /** The columns, which are grouped by as well. */
    List<Expression> columns() {
        return List.copyOf(columns.values());
    }

    /** A FROM clause together with the values. */
    FromItem beside(FromItem from) {
        if (columns.isEmpty()) {
            return from;
        }
        List<String> names =
                columns.values().stream().map(Expression.NamedRef::name).toList();
        FromItem row =
                new FromItem.DerivedTable(Select.builder().projections(values).build(), alias, names);
        return new FromItem.Join(from, FromItem.JoinKind.CROSS, row, null);
    }
}
