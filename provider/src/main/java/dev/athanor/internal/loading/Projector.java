package dev.athanor.internal.loading;

import dev.athanor.sql.Expression;
import dev.athanor.sql.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The select list of a statement in the making: each expression gets one column of the result, however many readers want
 * it. For one thread.
 */
public final class Projector {
    private final Map<Expression, Integer> positions = new HashMap<>();
    private final List<Expression> columns = new ArrayList<>();
    private final boolean repeating;

    /** Begins a select list. */
    public Projector() {
        this(false);
    }

    private Projector(boolean repeating) {
        this.repeating = repeating;
    }

    /** Begins a select list in which an expression has as many columns as it is asked for: for one side of a UNION. */
    public static Projector repeating() {
        return new Projector(true);
    }

    /**
     * Asks for an expression.
     *
     * @return its JDBC column number, from 1
     */
    public int position(Expression expression) {
        Integer present = repeating ? null : positions.get(expression);
        if (present != null) {
            return present;
        }
        columns.add(expression);
        positions.put(expression, columns.size());
        return columns.size();
    }

    /** Whether nothing was asked for. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The select list. */
    public List<Projection> projections() {
        List<Projection> list = new ArrayList<>(columns.size());
        columns.forEach(expression -> list.add(Projection.of(expression)));
        return list;
    }
}
