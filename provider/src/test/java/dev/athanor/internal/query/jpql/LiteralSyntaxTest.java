package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** What literals are worth in Java. */
class LiteralSyntaxTest {
    private static Object value(String literal) {
        StatementSyntax.Select select =
                (StatementSyntax.Select) JpqlParser.parse("SELECT " + literal + " FROM Order o");
        return ((ExpressionSyntax.Literal) select.select().items().get(0).selection()).value();
    }

    @Test
    void integersAreIntUnlessTheyAreTooLarge() {
        assertThat(value("0")).isEqualTo(0);
        assertThat(value("42")).isEqualTo(42);
        assertThat(value("1_000_000")).isEqualTo(1_000_000);
        assertThat(value("2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(value("2147483648")).isEqualTo(2147483648L);
        assertThat(value("-2147483648")).isEqualTo(Integer.MIN_VALUE);
        assertThat(value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    }

    @Test
    void suffixesDecideTheType() {
        assertThat(value("5L")).isEqualTo(5L);
        assertThat(value("5l")).isEqualTo(5L);
        assertThat(value("5F")).isEqualTo(5f);
        assertThat(value("5d")).isEqualTo(5d);
        assertThat(value("5BI")).isEqualTo(new BigInteger("5"));
        assertThat(value("5bd")).isEqualTo(new BigDecimal("5"));
        assertThat(value("-5.10BD")).isEqualTo(new BigDecimal("-5.10"));
        assertThat(value("1.5f")).isEqualTo(1.5f);
    }

    @Test
    void floatingPointNumbersAreDouble() {
        assertThat(value("1.5")).isEqualTo(1.5);
        assertThat(value(".5")).isEqualTo(0.5);
        assertThat(value("5.")).isEqualTo(5.0);
        assertThat(value("0.25")).isEqualTo(0.25);
        assertThat(value("1e3")).isEqualTo(1000.0);
        assertThat(value("1.5E-3")).isEqualTo(0.0015);
        assertThat(value("- 1.5")).isEqualTo(-1.5);
    }

    @Test
    void hexadecimalDigitsAreTheBitsAsInJava() {
        assertThat(value("0x1F")).isEqualTo(0x1F);
        assertThat(value("0XfFL")).isEqualTo(0xFFL);
        assertThat(value("0xFFFFFFFF")).isEqualTo(-1);
        assertThat(value("0x100000000")).isEqualTo(0x100000000L);
    }

    @Test
    void stringsDoubleTheirQuote() {
        assertThat(value("'literal'")).isEqualTo("literal");
        assertThat(value("'literal''s'")).isEqualTo("literal's");
        assertThat(value("''")).isEqualTo("");
        assertThat(value("''''")).isEqualTo("'");
        assertThat(value("'a\\n \"b\"'")).isEqualTo("a\\n \"b\"");
        assertThat(value("\"cost overrun\"")).isEqualTo("cost overrun");
        assertThat(value("\"it's \"\"it\"\"\"")).isEqualTo("it's \"it\"");
    }

    @Test
    void truthAndNothing() {
        assertThat(value("TRUE")).isEqualTo(true);
        assertThat(value("false")).isEqualTo(false);
        assertThat(value("NULL")).isNull();
    }

    @Test
    void datesAndTimesInTheEscapeSyntaxOfJdbc() {
        assertThat(value("{d '2008-12-31'}")).isEqualTo(LocalDate.of(2008, 12, 31));
        assertThat(value("{D '2008-1-3'}")).isEqualTo(LocalDate.of(2008, 1, 3));
        assertThat(value("{t '9:05:07'}")).isEqualTo(LocalTime.of(9, 5, 7));
        assertThat(value("{ts '2008-12-31 23:59:59'}")).isEqualTo(LocalDateTime.of(2008, 12, 31, 23, 59, 59));
        assertThat(value("{ ts '2008-12-31 23:59:59.5' }"))
                .isEqualTo(LocalDateTime.of(2008, 12, 31, 23, 59, 59, 500_000_000));
    }
}
