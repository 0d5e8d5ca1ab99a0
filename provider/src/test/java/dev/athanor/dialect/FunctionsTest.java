package dev.athanor.dialect;

import static dev.athanor.type.ColumnTypes.BIG_DECIMAL;
import static dev.athanor.type.ColumnTypes.BOOLEAN;
import static dev.athanor.type.ColumnTypes.DOUBLE;
import static dev.athanor.type.ColumnTypes.INTEGER;
import static dev.athanor.type.ColumnTypes.LOCAL_DATE;
import static dev.athanor.type.ColumnTypes.LOCAL_DATE_TIME;
import static dev.athanor.type.ColumnTypes.LOCAL_TIME;
import static dev.athanor.type.ColumnTypes.LONG;
import static dev.athanor.type.ColumnTypes.OFFSET_DATE_TIME;
import static dev.athanor.type.ColumnTypes.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.message.InvalidArgumentException;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Expression.BoundLiteral;
import dev.athanor.sql.Expression.FunctionCall;
import dev.athanor.sql.Expression.Literal;
import dev.athanor.sql.Expression.NullLiteral;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;

/** Every function gives the same result on each database, for literals as well as for parameters. */
final class FunctionsTest {
    private static final String TEXT = "  Athanor  ";

    @OnEachDatabase
    void texts(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Check check = new Check(fixture);
            check.that("abc", STRING, SqlFunctions.CONCAT, "a", "b", "c");
            check.that("bcd", STRING, SqlFunctions.SUBSTRING, "abcd", 2);
            check.that("bc", STRING, SqlFunctions.SUBSTRING, "abcd", 2, 2);
            check.that("Athanor", STRING, SqlFunctions.TRIM, TEXT);
            check.that("Athanor  ", STRING, SqlFunctions.TRIM_LEADING, TEXT);
            check.that("  Athanor", STRING, SqlFunctions.TRIM_TRAILING, TEXT);
            check.that("a", STRING, SqlFunctions.TRIM_CHARACTER, "xxaxx", "x");
            check.that("axx", STRING, SqlFunctions.TRIM_LEADING_CHARACTER, "xxaxx", "x");
            check.that("xxa", STRING, SqlFunctions.TRIM_TRAILING_CHARACTER, "xxaxx", "x");
            check.that("äb", STRING, SqlFunctions.LOWER, "ÄB");
            check.that("ÄB", STRING, SqlFunctions.UPPER, "äb");
            check.that(11, INTEGER, SqlFunctions.LENGTH, TEXT);
            check.that(2, INTEGER, SqlFunctions.LENGTH, "日本");
            check.that(2, INTEGER, SqlFunctions.LOCATE, "b", "abcb");
            check.that(0, INTEGER, SqlFunctions.LOCATE, "z", "abcb");
            check.that(4, INTEGER, SqlFunctions.LOCATE, "b", "abcb", 3);
            check.that(2, INTEGER, SqlFunctions.LOCATE, "b", "abcb", 2);
            check.that(0, INTEGER, SqlFunctions.LOCATE, "a", "abcb", 2);
            check.that("ab", STRING, SqlFunctions.LEFT, "abcd", 2);
            check.that("cd", STRING, SqlFunctions.RIGHT, "abcd", 2);
            check.that("axxd", STRING, SqlFunctions.REPLACE, "abcd", "bc", "xx");
        }
    }

    @OnEachDatabase
    void concatenationWithNull_isNull(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Expression none = new Expression.Cast(new NullLiteral(), STRING);
            assertThat(fixture.value(FunctionCall.of(SqlFunctions.CONCAT, new Literal("a"), none), STRING))
                    .isNull();
            assertThat(fixture.value(new Expression.Operation(Operator.CONCAT, new Literal("a"), none), STRING))
                    .isNull();
        }
    }

    @OnEachDatabase
    void numbers(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Check check = new Check(fixture);
            check.that(5, INTEGER, SqlFunctions.ABS, -5);
            check.that(3d, DOUBLE, SqlFunctions.SQRT, 9);
            check.that(2, INTEGER, SqlFunctions.MOD, 7, 5);
            check.that(-2, INTEGER, SqlFunctions.MOD, -7, 5);
            check.that(2, INTEGER, SqlFunctions.CEILING, new BigDecimal("1.2"));
            check.that(-2, INTEGER, SqlFunctions.FLOOR, new BigDecimal("-1.2"));
            check.that(new BigDecimal("1.24"), BIG_DECIMAL, SqlFunctions.ROUND, new BigDecimal("1.235"), 2);
            check.that(1.5d, DOUBLE, SqlFunctions.ROUND, 1.45d, 1);
            check.that(-1, INTEGER, SqlFunctions.SIGN, -7);
            check.that(0, INTEGER, SqlFunctions.SIGN, 0);
            check.that(Math.E, DOUBLE, SqlFunctions.EXP, 1);
            check.that(0d, DOUBLE, SqlFunctions.LN, 1);
            check.that(1024d, DOUBLE, SqlFunctions.POWER, 2, 10);
        }
    }

    @OnEachDatabase
    void operators(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Check check = new Check(fixture);
            check.that(7, INTEGER, Operator.ADD, 5, 2);
            check.that(3, INTEGER, Operator.SUBTRACT, 5, 2);
            check.that(10, INTEGER, Operator.MULTIPLY, 5, 2);
            check.that("ab", STRING, Operator.CONCAT, "a", "b");
            // Whole numbers divide to whole numbers, cut off towards zero.
            check.that(2, INTEGER, Operator.DIVIDE, 5, 2);
            check.that(-2, INTEGER, Operator.DIVIDE, -5, 2);
            check.that(2.5d, DOUBLE, Operator.DIVIDE, 5d, 2d);
            assertThat(fixture.value(new Expression.Negation(new Literal(-3)), INTEGER))
                    .isEqualTo(3);
            assertThat(fixture.value(new Expression.Negation(new BoundLiteral(-3, INTEGER)), INTEGER))
                    .isEqualTo(3);
        }
    }

    @OnEachDatabase
    void partsOfDates(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Check check = new Check(fixture);
            LocalDate date = LocalDate.of(2021, 1, 3);
            LocalDateTime timestamp = LocalDateTime.of(2024, 8, 9, 10, 11, 12, 500_000_000);
            check.that(2021, INTEGER, SqlFunctions.YEAR, date);
            check.that(1, INTEGER, SqlFunctions.QUARTER, date);
            check.that(1, INTEGER, SqlFunctions.MONTH, date);
            check.that(3, INTEGER, SqlFunctions.DAY, date);
            // A Sunday that ISO 8601 counts to the last week of the year before.
            check.that(53, INTEGER, SqlFunctions.WEEK, date);
            check.that(3, INTEGER, SqlFunctions.QUARTER, timestamp);
            check.that(8, INTEGER, SqlFunctions.MONTH, timestamp);
            check.that(10, INTEGER, SqlFunctions.HOUR, timestamp);
            check.that(11, INTEGER, SqlFunctions.MINUTE, timestamp);
            check.that(12.5d, DOUBLE, SqlFunctions.SECOND, timestamp);
            check.that(10, INTEGER, SqlFunctions.HOUR, LocalTime.of(10, 11));
            check.that(timestamp.toLocalDate(), LOCAL_DATE, SqlFunctions.DATE, timestamp);
            check.that(timestamp.toLocalTime(), LOCAL_TIME, SqlFunctions.TIME, timestamp);
        }
    }

    @OnEachDatabase
    void currentTime_isNearTheJvms(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            LocalDateTime now = LocalDateTime.now();
            LocalDateTime timestamp =
                    (LocalDateTime) fixture.value(FunctionCall.of(SqlFunctions.CURRENT_TIMESTAMP), LOCAL_DATE_TIME);
            assertThat(timestamp).isNotNull().isCloseTo(now, within(Duration.ofMinutes(1)));
            assertThat(fixture.value(FunctionCall.of(SqlFunctions.CURRENT_DATE), LOCAL_DATE))
                    .isIn(timestamp.toLocalDate(), timestamp.toLocalDate().plusDays(1));
            assertThat(fixture.value(FunctionCall.of(SqlFunctions.CURRENT_TIME), LOCAL_TIME))
                    .isInstanceOf(LocalTime.class);
            OffsetDateTime instant =
                    (OffsetDateTime) fixture.value(FunctionCall.of(SqlFunctions.CURRENT_INSTANT), OFFSET_DATE_TIME);
            assertThat(instant).isNotNull();
            assertThat(Duration.between(instant, OffsetDateTime.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @OnEachDatabase
    void nullsAndChoices(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Check check = new Check(fixture);
            check.that("a", STRING, SqlFunctions.COALESCE, null, "a", "b");
            check.that(null, STRING, SqlFunctions.NULLIF, "a", "a");
            check.that("a", STRING, SqlFunctions.NULLIF, "a", "b");
            Expression three = new BoundLiteral(3, INTEGER);
            Expression choice = new Expression.Case(
                    List.of(new Expression.Case.When(
                            new Predicate.Comparison(Comparator.GREATER, three, new Literal(2)),
                            new BoundLiteral("big", STRING))),
                    new BoundLiteral("small", STRING));
            assertThat(fixture.value(choice, STRING)).isEqualTo("big");
            Expression simple = new Expression.SimpleCase(
                    three, List.of(new Expression.SimpleCase.Match(new Literal(1), new Literal("one"))), null);
            assertThat(fixture.value(simple, STRING)).isNull();
        }
    }

    @OnEachDatabase
    void casts(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThat(fixture.value(new Expression.Cast(new Literal(12), STRING), STRING))
                    .isEqualTo("12");
            assertThat(fixture.value(new Expression.Cast(new Literal("12"), INTEGER), INTEGER))
                    .isEqualTo(12);
            assertThat(fixture.value(new Expression.Cast(new BoundLiteral("12", STRING), LONG), LONG))
                    .isEqualTo(12L);
            assertThat(fixture.value(new Expression.Cast(new Literal("1.5"), DOUBLE), DOUBLE))
                    .isEqualTo(1.5d);
            assertThat(fixture.value(new Expression.Cast(new Literal("1.5"), ColumnTypes.FLOAT), ColumnTypes.FLOAT))
                    .isEqualTo(1.5f);
            assertThat(fixture.value(new Expression.Cast(new Literal("1.25"), BIG_DECIMAL), BIG_DECIMAL))
                    .asInstanceOf(InstanceOfAssertFactories.BIG_DECIMAL)
                    .isEqualByComparingTo("1.25");
        }
    }

    @OnEachDatabase
    void literals(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            check(fixture, true, BOOLEAN);
            check(fixture, "it's \\ ? :x", STRING);
            check(fixture, 'x', ColumnTypes.CHARACTER);
            check(fixture, Long.MIN_VALUE, LONG);
            check(fixture, 1.5d, DOUBLE);
            check(fixture, 1e100, DOUBLE);
            if (database.kind() != TestDatabase.Kind.MARIADB) {
                check(fixture, Double.NaN, DOUBLE);
            }
            check(fixture, new BigDecimal("1E-10"), BIG_DECIMAL);
            check(fixture, LocalDate.of(2024, 2, 29), LOCAL_DATE);
            check(fixture, LocalTime.of(1, 2, 3, 4_000), LOCAL_TIME);
            check(fixture, LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000), LOCAL_DATE_TIME);
            check(fixture, OffsetDateTime.parse("2024-02-29T01:02:03.000004Z"), OFFSET_DATE_TIME);
            check(fixture, UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), ColumnTypes.UUID_TYPE);
        }
    }

    private static void check(DialectFixture fixture, Object value, ColumnType type) {
        Object read = fixture.value(new Literal(value), type);
        assertThat(type.isSame(read, value)).as("%s read as %s", value, read).isTrue();
    }

    @OnEachDatabase
    void functionOfTheDatabase_isCalledByItsName(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Expression call = new Expression.DatabaseFunction(
                    "lpad", List.of(new Literal("7"), new Literal(3), new Literal("0")));
            assertThat(fixture.value(call, STRING)).isEqualTo("007");
        }
    }

    @OnEachDatabase
    void unknownFunction_isRefusedWithItsName(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Expression call = FunctionCall.of("frobnicate", new Literal(1));
            assertThatThrownBy(() -> fixture.value(call, STRING))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("has no function frobnicate with 1 arguments");
        }
    }

    /** Computes each call twice: with literals, and with parameters. */
    private record Check(DialectFixture fixture) {
        void that(@Nullable Object expected, ColumnType type, String function, @Nullable Object... arguments) {
            List<Expression> literals = new ArrayList<>();
            List<Expression> parameters = new ArrayList<>();
            for (Object argument : arguments) {
                literals.add(argument == null ? new NullLiteral() : new Literal(argument));
                parameters.add(bound(argument));
            }
            same(expected, type, new FunctionCall(function, literals));
            same(expected, type, new FunctionCall(function, parameters));
        }

        void that(Object expected, ColumnType type, Operator operator, Object left, Object right) {
            same(expected, type, new Expression.Operation(operator, new Literal(left), new Literal(right)));
            same(expected, type, new Expression.Operation(operator, bound(left), bound(right)));
        }

        private static Expression bound(@Nullable Object argument) {
            ColumnType type = argument == null ? STRING : ColumnTypes.of(argument.getClass());
            assertThat(type).isNotNull();
            return new BoundLiteral(argument, type);
        }

        private void same(@Nullable Object expected, ColumnType type, Expression expression) {
            Object read = fixture.value(expression, type);
            if (expected instanceof Double number) {
                assertThat((Double) read).as("%s", expression).isCloseTo(number, within(1e-9));
            } else {
                assertThat(type.isSame(read, expected))
                        .as("%s: %s", expression, read)
                        .isTrue();
            }
        }
    }
}
