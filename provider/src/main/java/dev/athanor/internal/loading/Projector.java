package dev.athanor.internal.loading;

import dev.athanor.sql.Expression;
import dev.athanor.sql.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The select list of a statement in the making: each expression gets one column of the result, however many readers want
 * it. For one thread.
 */
public final class Projector {
    private final Map<Expression, Integer> positions = new LinkedHashMap<>();

    /**
     * Asks for an expression.
     *
     * @return its JDBC column number, from 1
     */
    public int position(Expression expression) {
        return positions.computeIfAbsent(expression, e -> positions.size() + 1);
    }

    /** Whether nothing was asked for. */
    public boolean isEmpty() {
        return positions.isEmpty();
    }

    /** The select list. */
    public List<Projection> projections() {
        List<Projection> list = new ArrayList<>(positions.size());
        positions.keySet().forEach(expression -> list.add(Projection.of(expression)));
        return list;
    }
}
