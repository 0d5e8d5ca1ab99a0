package dev.athanor.dialect;

import static dev.athanor.type.ColumnTypes.INTEGER;
import static dev.athanor.type.ColumnTypes.LONG;
import static dev.athanor.type.ColumnTypes.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Expression.Aggregate;
import dev.athanor.sql.Expression.ColumnRef;
import dev.athanor.sql.Expression.Literal;
import dev.athanor.sql.Expression.NamedRef;
import dev.athanor.sql.Expression.Parameter;
import dev.athanor.sql.Expression.RowValue;
import dev.athanor.sql.FromItem.DerivedTable;
import dev.athanor.sql.FromItem.Join;
import dev.athanor.sql.FromItem.JoinKind;
import dev.athanor.sql.FromItem.TableRef;
import dev.athanor.sql.Insert;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Predicate.Comparison;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Select;
import dev.athanor.sql.SetOperation;
import dev.athanor.sql.Update;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each database understands every clause, and finds the same rows. */
final class QueriesTest {
    private final Table table = DialectFixture.table("ITEM");
    private final Column id = DialectFixture.add(table, "ID", INTEGER);
    private final Column name = DialectFixture.add(table, "NAME", STRING);
    private final Column parent = DialectFixture.add(table, "PARENT", INTEGER);

    private DialectFixture filled(TestDatabase database) {
        DialectFixture fixture = DialectFixture.on(database);
        table.setPrimaryKey(List.of(id));
        new SchemaExecutor(database.dataSource()::getConnection)
                .run(new SchemaWriter(fixture.dialect()).create(List.of(table), List.of()));
        List<List<Expression>> rows = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            rows.add(List.of(
                    new Literal(i),
                    i == 6 ? new Expression.NullLiteral() : new Literal("n" + i % 3),
                    i == 1 ? new Expression.NullLiteral() : new Literal(i / 2)));
        }
        assertThat(fixture.update(new Insert(table, List.of(id, name, parent), rows, List.of())))
                .isEqualTo(6);
        return fixture;
    }

    private Select.Builder items() {
        return Select.builder().project(new ColumnRef("i", id)).from(new TableRef(table, "i"));
    }

    private static Expression column(Column column) {
        return new ColumnRef("i", column);
    }

    private Select.Builder sortedItems() {
        return items().orderBy(Ordering.ascending(column(id)));
    }

    @OnEachDatabase
    void paging_byParametersAndLiterals(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Expression two = new Parameter(0, INTEGER);
            Expression three = new Parameter(1, LONG);
            assertThat(fixture.column(sortedItems().limit(two).build(), INTEGER, 2))
                    .containsExactly(1, 2);
            assertThat(fixture.column(sortedItems().offset(three).build(), INTEGER, 2, 3L))
                    .containsExactly(4, 5, 6);
            assertThat(fixture.column(sortedItems().limit(two).offset(three).build(), INTEGER, 2, 3L))
                    .containsExactly(4, 5);
            assertThat(fixture.column(
                            sortedItems()
                                    .limit(new Literal(1))
                                    .offset(new Literal(5))
                                    .build(),
                            INTEGER))
                    .containsExactly(6);
        }
    }

    @OnEachDatabase
    void nulls_comeWhereTheyAreWanted(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            for (boolean descending : new boolean[] {false, true}) {
                Ordering first = new Ordering(column(name), descending, Ordering.Nulls.FIRST);
                Ordering last = new Ordering(column(name), descending, Ordering.Nulls.LAST);
                assertThat(fixture.column(items().orderBy(first).build(), INTEGER))
                        .startsWith(6);
                assertThat(fixture.column(items().orderBy(last).build(), INTEGER))
                        .endsWith(6);
            }
        }
    }

    @OnEachDatabase
    void joins(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Expression parentId = new ColumnRef("p", id);
            Predicate on = Comparison.equal(column(parent), parentId);
            TableRef parents = new TableRef(table, "p");
            assertThat(fixture.column(
                            sortedItems().join(JoinKind.INNER, parents, on).build(), INTEGER))
                    .containsExactly(2, 3, 4, 5, 6);
            assertThat(fixture.column(
                            sortedItems().join(JoinKind.LEFT, parents, on).build(), INTEGER))
                    .containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(fixture.column(
                            items().join(JoinKind.CROSS, parents, null).build(), INTEGER))
                    .hasSize(36);
            assertThat(fixture.column(items().join(JoinKind.RIGHT, parents, on).build(), INTEGER))
                    .hasSize(8);
            // Brackets: items without a grandparent stay.
            Join inner = new Join(
                    parents,
                    JoinKind.INNER,
                    new TableRef(table, "g"),
                    Comparison.equal(new ColumnRef("p", parent), new ColumnRef("g", id)));
            assertThat(fixture.column(
                            sortedItems().join(JoinKind.LEFT, inner, on).build(), INTEGER))
                    .containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @OnEachDatabase
    void groups(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Select select = Select.builder()
                    .project(column(name))
                    .project(Aggregate.countRows())
                    .project(new Aggregate(Aggregate.Function.SUM, false, column(id)))
                    .project(new Aggregate(Aggregate.Function.COUNT, true, column(parent)))
                    .from(new TableRef(table, "i"))
                    .groupBy(column(name))
                    .having(new Comparison(Comparator.GREATER, Aggregate.countRows(), new Literal(1)))
                    .orderBy(Ordering.descending(column(name)))
                    .build();
            assertThat(fixture.rows(select, List.of(STRING, LONG, LONG, LONG)))
                    .containsExactly(List.of("n2", 2L, 7L, 2L), List.of("n1", 2L, 5L, 1L));
        }
    }

    @OnEachDatabase
    void predicates(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            assertThat(found(fixture, new Predicate.Between(column(id), new Literal(2), new Literal(3), false)))
                    .containsExactly(2, 3);
            assertThat(found(fixture, new Predicate.InList(column(id), List.of(new Literal(2), new Literal(9)), false)))
                    .containsExactly(2);
            assertThat(found(fixture, new Predicate.InList(column(id), List.of(), false)))
                    .isEmpty();
            assertThat(found(fixture, new Predicate.InList(column(id), List.of(), true)))
                    .hasSize(6);
            assertThat(found(fixture, new Predicate.IsNull(column(name), false)))
                    .containsExactly(6);
            assertThat(found(fixture, new Predicate.Not(new Predicate.IsNull(column(parent), true))))
                    .containsExactly(1);
            Select parents = Select.builder()
                    .project(new ColumnRef("p", parent))
                    .from(new TableRef(table, "p"))
                    .where(new Predicate.IsNull(new ColumnRef("p", parent), true))
                    .build();
            assertThat(found(fixture, new Predicate.InSubquery(column(id), parents, true)))
                    .containsExactly(4, 5, 6);
            assertThat(found(
                            fixture,
                            new Predicate.Quantified(
                                    column(id), Comparator.GREATER, Predicate.Quantified.Quantifier.ALL, parents)))
                    .containsExactly(4, 5, 6);
            Select children = Select.builder()
                    .project(new Literal(1))
                    .from(new TableRef(table, "c"))
                    .where(Comparison.equal(new ColumnRef("c", parent), column(id)))
                    .build();
            assertThat(found(fixture, new Predicate.Exists(children, false))).containsExactly(1, 2, 3);
            assertThat(found(
                            fixture,
                            Comparison.equal(
                                    new Expression.ScalarSubquery(Select.builder()
                                            .project(new Aggregate(
                                                    Aggregate.Function.MAX, false, new ColumnRef("p", id)))
                                            .from(new TableRef(table, "p"))
                                            .build()),
                                    column(id))))
                    .containsExactly(6);
        }
    }

    private List<@Nullable Object> found(DialectFixture fixture, Predicate where, @Nullable Object... values) {
        return fixture.column(sortedItems().where(where).build(), INTEGER, values);
    }

    @OnEachDatabase
    void compositeKeys(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Expression key = new RowValue(List.of(column(id), column(name)));
            Expression second = new RowValue(List.of(new Parameter(0, INTEGER), new Parameter(1, STRING)));
            Expression third = new RowValue(List.of(new Parameter(2, INTEGER), new Parameter(3, STRING)));
            assertThat(found(fixture, Comparison.equal(key, second), 2, "n2")).containsExactly(2);
            assertThat(found(fixture, new Predicate.InList(key, List.of(second, third), false), 2, "n2", 3, "n1"))
                    .containsExactly(2);
            assertThat(found(fixture, new Predicate.IsNull(new RowValue(List.of(column(name))), false)))
                    .containsExactly(6);
        }
    }

    @OnEachDatabase
    void like_hasNoEscapeCharacterUnlessGiven(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThat(likes(fixture, "a\\b", "a\\_", null)).isTrue();
            assertThat(likes(fixture, "a_", "a\\_", null)).isFalse();
            assertThat(likes(fixture, "a_", "a\\_", "\\")).isTrue();
            assertThat(likes(fixture, "ab", "a!_", "!")).isFalse();
            assertThat(likes(fixture, "100%", "100!%", "!")).isTrue();
            // Where no column is involved, MariaDB compares as the connection says.
            assertThat(likes(fixture, "abc", "A%", null)).isEqualTo(database.kind() == TestDatabase.Kind.MARIADB);
        }
    }

    private static boolean likes(DialectFixture fixture, String text, String pattern, @Nullable String escape) {
        Expression escaping = escape == null ? null : new Parameter(2, STRING);
        Predicate like = new Predicate.Like(new Parameter(0, STRING), new Parameter(1, STRING), escaping, false);
        Select select = Select.builder().project(new Literal(1)).where(like).build();
        List<?> withParameters = fixture.column(select, INTEGER, text, pattern, escape);
        Predicate literal = new Predicate.Like(
                new Literal(text), new Literal(pattern), escape == null ? null : new Literal(escape), false);
        List<?> withLiterals = fixture.column(
                Select.builder().project(new Literal(1)).where(literal).build(), INTEGER);
        assertThat(withParameters).isEqualTo(withLiterals);
        return !withParameters.isEmpty();
    }

    @OnEachDatabase
    void derivedTables(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Select inner = Select.builder()
                    .project(column(name))
                    .project(Aggregate.countRows())
                    .from(new TableRef(table, "i"))
                    .groupBy(column(name))
                    .build();
            Select outer = Select.builder()
                    .project(new Aggregate(Aggregate.Function.MAX, false, new NamedRef("d", "many")))
                    .from(new DerivedTable(inner, "d", List.of("label", "many")))
                    .where(new Predicate.IsNull(new NamedRef("d", "label"), true))
                    .build();
            assertThat(fixture.column(outer, LONG)).containsExactly(2L);
        }
    }

    @OnEachDatabase
    void combinedQueries(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Select low = numbered(Comparator.LESS, 4);
            Select high = numbered(Comparator.GREATER, 2);
            List<Ordering> order = List.of(Ordering.descending(new NamedRef(null, "n")));
            assertThat(combined(fixture, SetOperation.Kind.UNION, false, low, high, order))
                    .containsExactly(6, 5, 4, 3, 2, 1);
            assertThat(combined(fixture, SetOperation.Kind.UNION, true, low, high, order))
                    .hasSize(7);
            assertThat(combined(fixture, SetOperation.Kind.INTERSECT, false, low, high, order))
                    .containsExactly(3);
            assertThat(combined(fixture, SetOperation.Kind.EXCEPT, false, low, high, order))
                    .containsExactly(2, 1);
            // A side with order and limit of its own keeps them.
            Select lowest = low.toBuilder()
                    .orderBy(Ordering.ascending(column(id)))
                    .limit(new Literal(1))
                    .build();
            SetOperation nested = new SetOperation(
                    SetOperation.Kind.UNION,
                    false,
                    lowest,
                    new SetOperation(SetOperation.Kind.EXCEPT, false, high, low, List.of(), null, null),
                    order,
                    new Literal(2),
                    new Literal(1));
            assertThat(fixture.column(nested, INTEGER)).containsExactly(5, 4);
        }
    }

    private Select numbered(Comparator comparator, int limit) {
        return Select.builder()
                .project(new Projection(column(id), "n"))
                .from(new TableRef(table, "i"))
                .where(new Comparison(comparator, column(id), new Literal(limit)))
                .build();
    }

    private static List<@Nullable Object> combined(
            DialectFixture fixture,
            SetOperation.Kind kind,
            boolean all,
            Select left,
            Select right,
            List<Ordering> order) {
        return fixture.column(new SetOperation(kind, all, left, right, order, null, null), INTEGER);
    }

    @OnEachDatabase
    void updatesAndDeletes_withAlias(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            int updated = fixture.update(
                    new Update(
                            table,
                            "i",
                            List.of(
                                    new Assignment(name, new Literal("x")),
                                    new Assignment(parent, new Expression.Default())),
                            new Comparison(Comparator.GREATER, column(id), new Parameter(0, INTEGER))),
                    4);
            assertThat(updated).isEqualTo(2);
            assertThat(found(fixture, Comparison.equal(column(name), new Literal("x"))))
                    .containsExactly(5, 6);
            assertThat(fixture.update(
                            new Delete(table, "i", Comparison.equal(column(name), new Parameter(0, STRING))), "x"))
                    .isEqualTo(2);
            assertThat(fixture.update(new Delete(table, null, null))).isEqualTo(4);
        }
    }

    @OnEachDatabase
    void everyLockClause_isUnderstood(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            for (LockClause.Strength strength : LockClause.Strength.values()) {
                for (LockClause.Waiting waiting : LockClause.Waiting.values()) {
                    int timeout = waiting == LockClause.Waiting.TIMEOUT ? 250 : 0;
                    fixture.session().begin();
                    String beforehand = fixture.dialect().lockTimeout(timeout);
                    if (timeout > 0 && beforehand != null) {
                        fixture.session().statements().update(beforehand, statement -> {});
                    }
                    LockClause lock = new LockClause(strength, waiting, timeout, List.of("i"));
                    assertThat(fixture.column(sortedItems().lock(lock).build(), INTEGER))
                            .hasSize(6);
                    fixture.session().rollback();
                }
            }
        }
    }

    @OnEachDatabase
    void predicatesAndValues_changeRoles(TestDatabase database) {
        try (DialectFixture fixture = filled(database)) {
            Expression isFirst = new Expression.PredicateValue(Comparison.equal(column(id), new Literal(1)));
            Select select = Select.builder()
                    .project(isFirst)
                    .from(new TableRef(table, "i"))
                    .where(new Predicate.IsTrue(isFirst))
                    .build();
            assertThat(fixture.column(select, dev.athanor.type.ColumnTypes.BOOLEAN))
                    .containsExactly(true);
        }
    }
}
