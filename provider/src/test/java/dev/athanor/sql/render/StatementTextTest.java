package dev.athanor.sql.render;

import static dev.athanor.sql.render.RenderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.dialect.H2Dialect;
import dev.athanor.dialect.PostgresDialect;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Expression.BoundLiteral;
import dev.athanor.sql.Expression.Literal;
import dev.athanor.sql.Expression.NamedRef;
import dev.athanor.sql.Expression.Parameter;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Insert;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Predicate.Comparison;
import dev.athanor.sql.Projection;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Select;
import dev.athanor.sql.SetOperation;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.Update;
import dev.athanor.type.ColumnTypes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of whole statements, and the order of their parameters. */
final class StatementTextTest {
    private final RenderFixture fixture = new RenderFixture();
    private final Parameter first = new Parameter(0, ColumnTypes.INTEGER);
    private final Parameter second = new Parameter(1, ColumnTypes.STRING);

    @Test
    void select_withEveryClause() {
        BoundLiteral bound = new BoundLiteral("x", ColumnTypes.STRING);
        Select select = Select.builder()
                .distinct(true)
                .project(new Projection(fixture.tA, "a"))
                .project(Expression.Aggregate.countRows())
                .from(fixture.from)
                .join(
                        FromItem.JoinKind.LEFT,
                        new FromItem.TableRef(fixture.table, "u"),
                        Comparison.equal(fixture.tA, new Expression.ColumnRef("u", fixture.a)))
                .from(new FromItem.TableRef(fixture.table, "v"))
                .where(Comparison.equal(fixture.tB, second))
                .where(null)
                .where(Comparison.equal(fixture.tA, first))
                .groupBy(fixture.tA)
                .having(new Comparison(Comparator.GREATER, Expression.Aggregate.countRows(), first))
                .orderBy(new Ordering(new NamedRef(null, "a"), true, Ordering.Nulls.LAST))
                .orderBy(Ordering.ascending(bound))
                .limit(first)
                .offset(new Literal(3))
                .build();
        RenderedSql sql = new H2Dialect().render(select);
        assertThat(sql.text())
                .isEqualTo("SELECT DISTINCT t.A AS a, count(*) FROM T t LEFT JOIN T u ON t.A = u.A, T v"
                        + " WHERE t.\"b b\" = ? AND t.A = ? GROUP BY t.A HAVING count(*) > ?"
                        + " ORDER BY a DESC NULLS LAST, ? LIMIT ? OFFSET 3");
        assertThat(sql.slots()).containsExactly(second, first, first, bound, first);
        assertThat(select.toBuilder().build()).isEqualTo(select);
        assertThat(text(select.toBuilder()
                        .clearOrderBy()
                        .limit(null)
                        .offset(null)
                        .build()))
                .endsWith("HAVING count(*) > ?");
    }

    @Test
    void nestedJoins_haveBrackets() {
        FromItem u = new FromItem.TableRef(fixture.table, "u");
        FromItem v = new FromItem.TableRef(fixture.table, "v");
        Predicate on = new Predicate.Constant(true);
        Select select = Select.builder()
                .project(fixture.tA)
                .from(new FromItem.Join(
                        fixture.from,
                        FromItem.JoinKind.LEFT,
                        new FromItem.Join(u, FromItem.JoinKind.CROSS, v, null),
                        on))
                .build();
        assertThat(text(select)).isEqualTo("SELECT t.A FROM T t LEFT JOIN (T u CROSS JOIN T v) ON 1 = 1");
    }

    @Test
    void combined_withBracketsAroundSidesThatHaveClauses() {
        Select plain = Select.builder().project(fixture.tA).from(fixture.from).build();
        Select limited = plain.toBuilder().limit(new Literal(1)).build();
        SetOperation union = new SetOperation(SetOperation.Kind.UNION, true, plain, limited, List.of(), null, null);
        SetOperation except = new SetOperation(
                SetOperation.Kind.EXCEPT,
                false,
                union,
                plain,
                List.of(Ordering.ascending(new Literal(1))),
                null,
                new Literal(2));
        assertThat(text(except))
                .isEqualTo("(SELECT t.A FROM T t UNION ALL (SELECT t.A FROM T t LIMIT 1)) EXCEPT SELECT t.A FROM T t"
                        + " ORDER BY 1 OFFSET 2");
    }

    @Test
    void insert() {
        Insert insert = new Insert(
                fixture.table,
                List.of(fixture.a, fixture.b),
                List.of(List.of(first, second), List.of(new Expression.Default(), new Expression.NullLiteral())),
                List.of(fixture.a));
        RenderedSql h2 = new H2Dialect().render(insert);
        assertThat(h2.text()).isEqualTo("INSERT INTO T (A, \"b b\") VALUES (?, ?), (DEFAULT, NULL)");
        assertThat(h2.slots()).containsExactly(first, second);
        assertThat(h2.generatedColumns()).containsExactly("A");
        // The driver puts the name in quotes: it must be spelt as the database has folded it.
        assertThat(new PostgresDialect().render(insert).generatedColumns()).containsExactly("a");
        Insert defaults = new Insert(fixture.table, List.of(), List.of(List.of()), List.of(fixture.b));
        assertThat(text(defaults)).isEqualTo("INSERT INTO T DEFAULT VALUES");
        assertThat(new PostgresDialect().render(defaults).generatedColumns()).containsExactly("b b");
    }

    @Test
    void updateAndDelete() {
        Predicate where = Comparison.equal(new Expression.ColumnRef(null, fixture.a), first);
        Update update = new Update(
                fixture.table,
                null,
                List.of(new Assignment(fixture.b, second), new Assignment(fixture.a, new Expression.Default())),
                where);
        RenderedSql sql = new H2Dialect().render(update);
        assertThat(sql.text()).isEqualTo("UPDATE T SET \"b b\" = ?, A = DEFAULT WHERE A = ?");
        assertThat(sql.slots()).containsExactly(second, first);
        assertThat(text(new Update(fixture.table, "t", List.of(new Assignment(fixture.a, fixture.tA)), null)))
                .isEqualTo("UPDATE T t SET A = t.A");
        assertThat(text(new Delete(fixture.table, null, where))).isEqualTo("DELETE FROM T WHERE A = ?");
        assertThat(text(new Delete(fixture.table, "t", null))).isEqualTo("DELETE FROM T t");
    }

    @Test
    void qualifiedTables() {
        Table table = new Table(Name.of("C"), Name.of("\"s s\""), Name.of("Order"));
        Column column = table.addColumn(Name.of("x"), ColumnTypes.LONG, Column.Shape.DEFAULT, true, false);
        Delete delete = new Delete(table, "o", new Predicate.IsNull(new Expression.ColumnRef("o", column), false));
        assertThat(text(delete)).isEqualTo("DELETE FROM C.\"s s\".\"ORDER\" o WHERE o.x IS NULL");
        assertThat(new PostgresDialect().render(delete).text())
                .isEqualTo("DELETE FROM C.\"s s\".\"order\" o WHERE o.x IS NULL");
    }

    @Test
    void locks() {
        Select select = Select.builder()
                .project(fixture.tA)
                .from(fixture.from)
                .limit(first)
                .build();
        LockClause skipping =
                new LockClause(LockClause.Strength.SHARE, LockClause.Waiting.SKIP_LOCKED, 0, List.of("t", "u"));
        LockClause waiting = new LockClause(LockClause.Strength.UPDATE, LockClause.Waiting.TIMEOUT, 1500, List.of());
        assertThat(text(select.toBuilder().lock(skipping).build())).endsWith(" LIMIT ? FOR UPDATE SKIP LOCKED");
        assertThat(text(select.toBuilder().lock(waiting).build())).endsWith(" FOR UPDATE WAIT 1.500");
        PostgresDialect postgres = new PostgresDialect();
        assertThat(postgres.render(select.toBuilder().lock(skipping).build()).text())
                .endsWith(" LIMIT ? FOR SHARE OF t, u SKIP LOCKED");
        assertThat(postgres.render(select.toBuilder().lock(waiting).build()).text())
                .endsWith(" FOR UPDATE");
        assertThat(postgres.lockTimeout(1500)).isEqualTo("SET LOCAL lock_timeout = 1500");
        assertThat(new H2Dialect().lockTimeout(1500)).isNull();
    }

    @Test
    void parametersAlone_sayTheirType() {
        assertThat(text(first)).isEqualTo("CAST(? AS INTEGER)");
        assertThat(text(new Expression.Operation(dev.athanor.sql.Operator.ADD, first, first)))
                .isEqualTo("CAST(? AS INTEGER) + CAST(? AS INTEGER)");
        assertThat(text(new Expression.Operation(dev.athanor.sql.Operator.ADD, fixture.tA, first)))
                .isEqualTo("t.A + ?");
        assertThat(text(Comparison.equal(first, new BoundLiteral(1, ColumnTypes.INTEGER))))
                .isEqualTo("CAST(? AS INTEGER) = CAST(? AS INTEGER)");
        assertThat(text(Expression.FunctionCall.of(SqlFunctions.UPPER, second))).isEqualTo("upper(CAST(? AS VARCHAR))");
        assertThat(text(new Expression.Case(
                        List.of(new Expression.Case.When(new Predicate.Constant(true), second)), second)))
                .isEqualTo("CASE WHEN 1 = 1 THEN CAST(? AS VARCHAR) ELSE CAST(? AS VARCHAR) END");
    }

    @Test
    void literals_areQuoted() {
        assertThat(text(new Literal("O'Neill"))).isEqualTo("'O''Neill'");
        assertThat(text(new Literal(LocalDate.of(2024, 2, 29)))).isEqualTo("DATE '2024-02-29'");
        assertThatThrownBy(() -> text(new Literal(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BoundLiteral");
    }

    @Test
    void namesOfDatabaseFunctions_areChecked() {
        assertThat(text(new Expression.DatabaseFunction("pg_catalog.lower", List.of(fixture.tB))))
                .isEqualTo("pg_catalog.lower(t.\"b b\")");
        for (String wrong : new String[] {"", "f(", "f;drop", "f f", "1f", "a.b.c.d", "\"f\""}) {
            assertThatThrownBy(() -> new Expression.DatabaseFunction(wrong, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
