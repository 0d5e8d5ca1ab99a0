package dev.athanor.internal.loading;

import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.state.Keys;
import dev.athanor.type.ColumnType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Binds a list of keys to a statement that takes a fixed number of them: the last key fills what is left over.
 *
 * @param keys the keys, at least one
 * @param size how many the statement takes
 * @param types how the components of a key travel
 */
record KeyBinding(List<?> keys, int size, List<ColumnType> types) implements ParameterBinder {
    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        int parameter = 1;
        for (int i = 0; i < size; i++) {
            Object key = keys.get(Math.min(i, keys.size() - 1));
            for (int component = 0; component < types.size(); component++) {
                types.get(component).write(statement, parameter++, Keys.component(key, component, types.size()));
            }
        }
    }
}
