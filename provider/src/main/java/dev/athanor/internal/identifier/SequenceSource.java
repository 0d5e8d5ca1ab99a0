package dev.athanor.internal.identifier;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.sql.RenderedSql;
import java.util.function.ToLongFunction;

/**
 * Blocks of keys from a sequence: one call of it stands for {@code allocationSize} keys, from the value up. Asked on the
 * connection of the caller, because a sequence holds no lock and is not rolled back.
 */
record SequenceSource(RenderedSql query) implements ToLongFunction<JdbcSession> {
    @Override
    public long applyAsLong(JdbcSession jdbc) {
        return jdbc.statements()
                .query(query.text(), statement -> query.slots().get(0).type().write(statement, 1, 1), rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }
}
