package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.sql.Expression;
import dev.athanor.sql.ParameterSlot;
import dev.athanor.sql.RenderedSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one execution brings along: the values of parameters and the page.
 *
 * @param values the values
 * @param options the page
 * @param keys the keys of the entities that the statements are for, each with its components; empty if none are named
 */
record Execution(ParameterSource values, QueryOptions options, List<List<Object>> keys) {
    Execution(ParameterSource values, QueryOptions options) {
        this(values, options, List.of());
    }

    /** The same for some entities. */
    Execution with(List<List<Object>> someKeys) {
        return new Execution(values, options, someKeys);
    }

    /** A component of a key; the last one is repeated as often as it takes. */
    Object key(int position, int component) {
        return keys.get(Math.min(position, keys.size() - 1)).get(component);
    }

    /** Where the value of one question mark comes from. */
    @FunctionalInterface
    interface Source {
        @Nullable Object value(Execution execution);
    }

    /**
     * A statement as text with the origin of each value.
     *
     * @param sql the text
     * @param sources the origin of values by slot number
     */
    record Prepared(RenderedSql sql, List<Source> sources) {
        Prepared {
            sources = List.copyOf(sources);
        }

        String text() {
            return sql.text();
        }
    }

    ParameterBinder binder(Prepared prepared) {
        return statement -> {
            int position = 1;
            for (ParameterSlot slot : prepared.sql().slots()) {
                Object value = slot instanceof Expression.Parameter parameter
                        ? prepared.sources().get(parameter.slot()).value(this)
                        : ((Expression.BoundLiteral) slot).value();
                slot.type().write(statement, position++, value);
            }
        };
    }
}
