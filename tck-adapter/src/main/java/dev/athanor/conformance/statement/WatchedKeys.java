package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generated keys, which are written into the entries of their rows as they are read. What else comes back was not written: columns
 * that the database filled by itself.
 */
final class WatchedKeys implements InvocationHandler {
    private final ResultSet target;
    private final List<ArrayNode> entries;
    private final Names names;
    private int row;

    WatchedKeys(ResultSet target, List<ArrayNode> entries, Names names) {
        this.target = target;
        this.entries = entries;
        this.names = names;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object result = Proxies.call(target, method, arguments);
        if (method.getName().equals("next") && Boolean.TRUE.equals(result) && row < entries.size()) {
            write(entries.get(row));
            row++;
        }
        return result;
    }

    private void write(ArrayNode entry) throws SQLException {
        if (entry.path(2) instanceof ObjectNode values) {
            ResultSetMetaData columns = target.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String column = names.of(columns.getColumnLabel(i));
                if (!names.isFilled(entry.path(1).asText(), column)) {
                    values.set(column, Values.json(target.getObject(i)));
                }
            }
        }
    }
}
