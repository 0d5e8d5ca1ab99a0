package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** One test per function and operator of values. */
class FunctionTest {
    private static void assertValue(TestDatabase database, String expression, Object value) {
        assertThat(value(database, expression)).as(expression).isEqualTo(value);
    }

    private static Object value(TestDatabase database, String expression) {
        // The order has id 10, total 100.50, weight 1.5, priority 1, day 2024-02-29; its customer is Ann.
        return StoreUnit.shared(database)
                .list("SELECT " + expression + " FROM Order o JOIN o.customer c WHERE o.id = 10")
                .get(0);
    }

    @OnEachDatabase
    void arithmetic(TestDatabase database) {
        assertValue(database, "o.id + 5", 15);
        assertValue(database, "o.id - 2 - 3", 5);
        assertValue(database, "o.id * (2 + 1)", 30);
        assertValue(database, "o.id / 3", 3);
        assertValue(database, "CASE WHEN o.id / 4 = 2 THEN 'whole' ELSE 'not' END", "whole");
        assertValue(database, "CASE WHEN o.id / 4.0 = 2 THEN 'whole' ELSE 'not' END", "not");
        assertValue(database, "-o.id", -10);
        assertValue(database, "+o.id", 10);
        assertValue(database, "o.weight * o.id", 15.0);
        assertValue(database, "o.id + 5L", 15L);
        assertThat((java.math.BigDecimal) value(database, "o.total * 2")).isEqualByComparingTo("201");
    }

    @OnEachDatabase
    void numbers(TestDatabase database) {
        assertValue(database, "ABS(-o.id)", 10);
        assertValue(database, "CEILING(o.weight)", 2.0);
        assertValue(database, "FLOOR(o.weight)", 1.0);
        assertValue(database, "SQRT(o.id + 6)", 4.0);
        assertValue(database, "MOD(o.id, 3)", 1);
        assertValue(database, "POWER(o.id, 2)", 100.0);
        assertValue(database, "EXP(0)", 1.0);
        assertValue(database, "LN(1)", 0.0);
        assertValue(database, "SIGN(-o.weight)", -1);
        assertValue(database, "ROUND(o.weight + 0.06, 1)", 1.6);
    }

    @OnEachDatabase
    void texts(TestDatabase database) {
        assertValue(database, "CONCAT(c.name, '-', c.address.city)", "Ann-Oslo");
        assertValue(database, "c.name || '!'", "Ann!");
        assertValue(database, "SUBSTRING(c.address.city, 2)", "slo");
        assertValue(database, "SUBSTRING(c.address.city, 2, 2)", "sl");
        assertValue(database, "TRIM('  x ')", "x");
        assertValue(database, "TRIM(LEADING FROM '  x ')", "x ");
        assertValue(database, "TRIM(TRAILING FROM '  x ')", "  x");
        assertValue(database, "TRIM(BOTH '_' FROM '__x_')", "x");
        assertValue(database, "TRIM(LEADING '_' FROM '__x_')", "x_");
        assertValue(database, "LOWER(c.name)", "ann");
        assertValue(database, "UPPER(c.name)", "ANN");
        assertValue(database, "LENGTH(c.name)", 3);
        assertValue(database, "LOCATE('n', c.name)", 2);
        assertValue(database, "LOCATE('n', c.name, 3)", 3);
        assertValue(database, "LOCATE('z', c.name)", 0);
        assertValue(database, "LEFT(c.name, 2)", "An");
        assertValue(database, "RIGHT(c.name, 2)", "nn");
        assertValue(database, "REPLACE(c.name, 'n', 'm')", "Amm");
    }

    @OnEachDatabase
    void datesAndTimes(TestDatabase database) {
        assertThat(value(database, "CURRENT_DATE")).isInstanceOf(java.sql.Date.class);
        assertThat(value(database, "CURRENT_TIME")).isInstanceOf(java.sql.Time.class);
        assertThat(value(database, "CURRENT_TIMESTAMP")).isInstanceOf(java.sql.Timestamp.class);
        assertThat(value(database, "LOCAL DATE")).isInstanceOf(LocalDate.class);
        assertThat(value(database, "LOCAL TIME")).isInstanceOf(LocalTime.class);
        assertThat(value(database, "LOCAL DATETIME")).isInstanceOf(LocalDateTime.class);
        assertValue(database, "EXTRACT(YEAR FROM o.day)", 2024);
        assertValue(database, "EXTRACT(QUARTER FROM o.day)", 1);
        assertValue(database, "EXTRACT(MONTH FROM o.day)", 2);
        assertValue(database, "EXTRACT(WEEK FROM o.day)", 9);
        assertValue(database, "EXTRACT(DAY FROM o.day)", 29);
        assertValue(database, "EXTRACT(HOUR FROM {ts '2024-01-01 13:14:15'})", 13);
        assertValue(database, "EXTRACT(MINUTE FROM {ts '2024-01-01 13:14:15'})", 14);
        assertValue(database, "EXTRACT(SECOND FROM {ts '2024-01-01 13:14:15'})", 15.0);
        assertValue(database, "EXTRACT(DATE FROM {ts '2024-01-01 13:14:15'})", LocalDate.of(2024, 1, 1));
        assertValue(database, "EXTRACT(TIME FROM {ts '2024-01-01 13:14:15'})", LocalTime.of(13, 14, 15));
    }

    @OnEachDatabase
    void choices(TestDatabase database) {
        assertValue(database, "COALESCE(NULLIF(c.name, 'Ann'), 'nobody')", "nobody");
        assertValue(database, "NULLIF(o.id, 11)", 10);
        assertValue(database, "CASE WHEN o.id > 5 THEN 'many' ELSE 'few' END", "many");
        assertValue(database, "CASE c.name WHEN 'Ann' THEN 1 WHEN 'Bob' THEN 2 ELSE 3 END", 1);
        assertValue(database, "CASE o.status WHEN Status.PAID THEN TRUE ELSE FALSE END", true);
    }

    @OnEachDatabase
    void casts(TestDatabase database) {
        assertValue(database, "CAST(o.id AS STRING)", "10");
        assertValue(database, "CAST('12' AS INTEGER)", 12);
        assertValue(database, "CAST(o.id AS LONG)", 10L);
        assertValue(database, "CAST(o.id AS DOUBLE)", 10.0);
        assertValue(database, "CAST(o.weight AS FLOAT)", 1.5f);
    }

    @OnEachDatabase
    void idAndVersion(TestDatabase database) {
        assertValue(database, "ID(o)", 10);
        assertValue(database, "ID(o.customer)", 1L);
        assertValue(database, "VERSION(c)", 1);
    }

    @OnEachDatabase
    void functionsOfTheDatabase(TestDatabase database) {
        assertValue(database, "FUNCTION('repeat', c.name, 2)", "AnnAnn");
    }

    @OnEachDatabase
    void parametersAlone(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT :a || :b, :n + o.id FROM Order o WHERE o.id = 10", "a", "x", "b", "y", "n", 1))
                .containsExactly("xy 11");
    }
}
