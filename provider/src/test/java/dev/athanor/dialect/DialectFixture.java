package dev.athanor.dialect;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.JdbcSettings;
import dev.athanor.internal.jdbc.JdbcStatistics;
import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.ParameterSlot;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Select;
import dev.athanor.sql.Statement;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database with the dialect that was found for it, and a session. */
public final class DialectFixture implements AutoCloseable {
    private final Dialect dialect;
    private final JdbcStatistics statistics = new JdbcStatistics();
    private final JdbcSession session;

    private DialectFixture(Dialect dialect, DataSource source, JdbcSettings settings) {
        this.dialect = dialect;
        this.session = new JdbcSession(source::getConnection, dialect.errors(), settings, statistics);
    }

    public static DialectFixture on(TestDatabase database) {
        return on(database, database.dataSource(), JdbcSettings.DEFAULT);
    }

    public static DialectFixture on(TestDatabase database, DataSource source, JdbcSettings settings) {
        try (Connection connection = database.dataSource().getConnection()) {
            Dialect found = Dialects.forDatabase(connection.getMetaData(), DialectFixture.class.getClassLoader());
            return new DialectFixture(found, source, settings);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    public JdbcSession session() {
        return session;
    }

    public JdbcStatistics statistics() {
        return statistics;
    }

    /** A table of the given name without columns. */
    public static Table table(String name) {
        return new Table(null, null, Name.of(name));
    }

    public static Column add(Table table, String name, ColumnType type) {
        return table.addColumn(Name.of(name), type, Column.Shape.DEFAULT, true, false);
    }

    /** Binds the values of a statement's slots. */
    public static ParameterBinder binding(RenderedSql sql, @Nullable Object... values) {
        return statement -> {
            for (int i = 0; i < sql.slots().size(); i++) {
                ParameterSlot slot = sql.slots().get(i);
                Object value = slot instanceof Expression.BoundLiteral literal
                        ? literal.value()
                        : values[((Expression.Parameter) slot).slot()];
                slot.type().write(statement, i + 1, value);
            }
        };
    }

    public int update(Statement statement, @Nullable Object... values) {
        RenderedSql sql = dialect.render(statement);
        return session.statements().update(sql.text(), binding(sql, values));
    }

    /** All rows, each column read by the type given for it. */
    public List<List<@Nullable Object>> rows(Statement query, List<ColumnType> types, @Nullable Object... values) {
        RenderedSql sql = dialect.render(query);
        return session.statements().query(sql.text(), binding(sql, values), rows -> {
            List<List<@Nullable Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    row.add(types.get(i).read(rows, i + 1));
                }
                all.add(row);
            }
            return all;
        });
    }

    /** The first column of all rows. */
    public List<@Nullable Object> column(Statement query, ColumnType type, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        rows(query, List.of(type), values).forEach(row -> all.add(row.get(0)));
        return all;
    }

    /** What the database computes. */
    public @Nullable Object value(Expression expression, ColumnType type, @Nullable Object... values) {
        return column(Select.builder().project(expression).build(), type, values)
                .get(0);
    }

    @Override
    public void close() {
        session.close();
    }
}
