package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of the language. */
class FunctionSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABS(o.a)",
                "CEILING(o.a)",
                "EXP(o.a)",
                "FLOOR(o.a)",
                "LN(o.a)",
                "MOD(o.a, 2)",
                "POWER(o.a, 2)",
                "ROUND(o.a, 2)",
                "SIGN(o.a)",
                "SQRT(o.a)",
                "CONCAT(o.a, ', ', o.b)",
                "LEFT(o.a, 3)",
                "RIGHT(o.a, 3)",
                "LENGTH(o.a)",
                "LOCATE('x', o.a)",
                "LOCATE('x', o.a, 2)",
                "LOWER(o.a)",
                "UPPER(o.a)",
                "REPLACE(o.a, 'x', 'y')",
                "SUBSTRING(o.a, 1)",
                "SUBSTRING(o.a, 1, 2)",
                "COALESCE(o.a, o.b, 0)",
                "NULLIF(o.a, 0)",
                "CURRENT_DATE",
                "CURRENT_TIME",
                "CURRENT_TIMESTAMP",
                "LOCAL DATE",
                "LOCAL TIME",
                "LOCAL DATETIME",
                "SIZE(o.lines)",
                "INDEX(l)",
                "ID(o)",
                "ID(o.customer)",
                "VERSION(o)",
                "TYPE(o)",
                "TYPE(o.customer)",
                "TYPE(:type)",
                "EXTRACT(YEAR FROM o.a)",
                "EXTRACT(DATE FROM LOCAL DATETIME)",
                "CAST(o.a AS STRING)",
                "CAST('1' AS INTEGER)",
                "FUNCTION('now')",
                "FUNCTION('calc', o.a, 1, 'x', :p)",
                "COUNT(o)",
                "COUNT(DISTINCT o.a)",
                "SUM(o.a)",
                "AVG(DISTINCT o.a)",
                "MIN(o.a)",
                "MAX((o.a * 2))",
                "KEY(l)",
                "VALUE(l).name",
                "ENTRY(l)",
                "TREAT(o AS Big).size",
                "TREAT(TREAT(o.a AS B).c AS D).e",
            })
    void isReadAsItIsWritten(String function) {
        assertThat(ofValue(function)).isEqualTo(function);
        assertThat(ofValue(function.toLowerCase()))
                .as("names of functions in any case")
                .isEqualToIgnoringCase(function);
    }

    @Test
    void trimHasASyntaxOfItsOwn() {
        assertThat(ofValue("TRIM(o.a)")).isEqualTo("TRIM(BOTH FROM o.a)");
        assertThat(ofValue("TRIM(FROM o.a)")).isEqualTo("TRIM(BOTH FROM o.a)");
        assertThat(ofValue("TRIM(LEADING FROM o.a)")).isEqualTo("TRIM(LEADING FROM o.a)");
        assertThat(ofValue("TRIM('x' FROM o.a)")).isEqualTo("TRIM(BOTH 'x' FROM o.a)");
        assertThat(ofValue("TRIM(TRAILING :c FROM o.a)")).isEqualTo("TRIM(TRAILING :c FROM o.a)");
        assertThat(ofValue("TRIM(o.a || 'x')")).isEqualTo("TRIM(BOTH FROM CONCAT(o.a, 'x'))");
    }

    @Test
    void functionsNest() {
        assertThat(ofValue("UPPER(CONCAT(SUBSTRING(o.a, LENGTH(o.a) - 1), 'x'))"))
                .isEqualTo("UPPER(CONCAT(SUBSTRING(o.a, (LENGTH(o.a) - 1)), 'x'))");
    }
}
