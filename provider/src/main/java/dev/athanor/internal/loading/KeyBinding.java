package dev.athanor.internal.loading;

import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.state.Keys;
import dev.athanor.sql.Expression;
import dev.athanor.sql.ParameterSlot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Binds a list of keys to a statement that takes a fixed number of them, which may be more: the last key fills what is
 * left over. Between the keys stand values that belong to the statement.
 *
 * @param keys the keys, at least one
 * @param components how many components a key has
 * @param slots what the question marks of the statement stand for
 */
record KeyBinding(List<?> keys, int components, List<ParameterSlot> slots) implements ParameterBinder {
    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        int parameter = 1;
        for (ParameterSlot slot : slots) {
            if (slot instanceof Expression.Parameter given) {
                Object key = keys.get(Math.min(given.slot() / components, keys.size() - 1));
                given.type().write(statement, parameter++, Keys.component(key, given.slot() % components, components));
            } else {
                slot.type().write(statement, parameter++, ((Expression.BoundLiteral) slot).value());
            }
        }
    }
}
