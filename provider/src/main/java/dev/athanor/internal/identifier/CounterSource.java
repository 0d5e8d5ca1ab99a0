package dev.athanor.internal.identifier;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.mapping.Counter;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.schema.Column;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Insert;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Select;
import dev.athanor.sql.Update;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Blocks of keys from a row of a table. Each is taken in a short transaction of its own, on another connection than the
 * caller's: nobody waits for the caller's commit, and a rollback gives no key to two. The row is locked by the UPDATE
 * that raises it, and read after that. A row that is not there yet is inserted with the first block.
 */
final class CounterSource implements ToLongFunction<JdbcSession> {
    /** How often another one may be faster with the row: once, since then it is there. */
    private static final int ATTEMPTS = 3;

    private final Counter counter;
    private final Supplier<JdbcSession> sessions;
    private final RenderedSql raise;
    private final RenderedSql read;
    private final RenderedSql insert;

    CounterSource(Counter counter, Dialect dialect, Supplier<JdbcSession> sessions) {
        this.counter = counter;
        this.sessions = sessions;
        Column value = counter.valueColumn();
        Predicate row = new Predicate.Comparison(
                Comparator.EQUAL,
                new Expression.ColumnRef(null, counter.nameColumn()),
                new Expression.BoundLiteral(counter.name(), counter.nameColumn().type()));
        raise = dialect.render(new Update(
                counter.table(),
                null,
                List.of(new Assignment(
                        value,
                        new Expression.Operation(
                                Operator.ADD,
                                new Expression.ColumnRef(null, value),
                                new Expression.Literal(counter.allocationSize())))),
                row));
        read = dialect.render(Select.builder()
                .project(new Expression.ColumnRef(null, value))
                .from(new FromItem.TableRef(counter.table(), "c"))
                .where(row)
                .build());
        insert = dialect.render(new Insert(
                counter.table(),
                List.of(counter.nameColumn(), value),
                List.of(List.of(
                        new Expression.BoundLiteral(
                                counter.name(), counter.nameColumn().type()),
                        new Expression.BoundLiteral(counter.initialValue() + counter.allocationSize(), value.type()))),
                List.of()));
    }

    @Override
    public long applyAsLong(JdbcSession caller) {
        for (int attempt = 1; ; attempt++) {
            try (JdbcSession own = sessions.get()) {
                own.begin();
                long first = own.statements().update(raise.text(), binder(raise)) > 0
                        ? last(own) - counter.allocationSize() + 1
                        : insert(own);
                own.commit();
                return first;
            } catch (ConstraintViolationException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private long last(JdbcSession own) {
        return own.statements().query(read.text(), binder(read), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private long insert(JdbcSession own) {
        own.statements().update(insert.text(), binder(insert));
        return counter.initialValue() + 1;
    }

    private static ParameterBinder binder(RenderedSql sql) {
        return statement -> {
            int parameter = 1;
            for (var slot : sql.slots()) {
                slot.type().write(statement, parameter++, ((Expression.BoundLiteral) slot).value());
            }
        };
    }
}
