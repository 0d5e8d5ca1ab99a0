package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.ofCondition;
import static dev.athanor.internal.query.jpql.CanonicalText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which operator binds more tightly. */
class PrecedenceSyntaxTest {
    @Test
    void productsBeforeSumsBeforeConcatenation() {
        assertThat(ofValue("o.a + o.b * o.c - o.d / 2")).isEqualTo("((o.a + (o.b * o.c)) - (o.d / 2))");
        assertThat(ofValue("(o.a + o.b) * o.c")).isEqualTo("((o.a + o.b) * o.c)");
        assertThat(ofValue("o.a || o.b + 1 || 'x'")).isEqualTo("CONCAT(o.a, (o.b + 1), 'x')");
        assertThat(ofValue("o.a - o.b - o.c")).isEqualTo("((o.a - o.b) - o.c)");
    }

    @Test
    void signsBindMostTightly() {
        assertThat(ofValue("-o.a * +o.b")).isEqualTo("(-o.a * o.b)");
        assertThat(ofValue("o.a - -1")).isEqualTo("(o.a - -1)");
        assertThat(ofValue("- - o.a")).isEqualTo("o.a");
        assertThat(ofValue("-(o.a + 1)")).isEqualTo("-(o.a + 1)");
        assertThat(ofValue("o.a-1")).isEqualTo("(o.a - 1)");
    }

    @Test
    void notBeforeAndBeforeOr() {
        assertThat(ofCondition("NOT o.a = 1 AND o.b = 2 OR o.c = 3 AND o.d = 4"))
                .isEqualTo("(((NOT (o.a = 1)) AND (o.b = 2)) OR ((o.c = 3) AND (o.d = 4)))");
        assertThat(ofCondition("NOT (o.a = 1 OR o.b = 2)")).isEqualTo("(NOT ((o.a = 1) OR (o.b = 2)))");
        assertThat(ofCondition("not not o.a = 1")).isEqualTo("(o.a = 1)");
    }

    @Test
    void comparisonsAfterArithmetic() {
        assertThat(ofCondition("o.a + 1 > o.b * 2 AND o.c || 'x' LIKE 'y%'"))
                .isEqualTo("(((o.a + 1) > (o.b * 2)) AND (CONCAT(o.c, 'x') LIKE 'y%'))");
        assertThat(ofCondition("o.a BETWEEN 1 AND 2 + 3 AND o.b = 4"))
                .isEqualTo("((o.a BETWEEN 1 AND (2 + 3)) AND (o.b = 4))");
    }

    @Test
    void chainsOfOneOperatorAreOneJunction() {
        assertThat(ofCondition("o.a = 1 OR o.a = 2 OR o.a = 3")).isEqualTo("((o.a = 1) OR (o.a = 2) OR (o.a = 3))");
    }

    @Test
    void parenthesesMayHoldConditionsOrValues() {
        assertThat(ofCondition("((o.a) + (1)) = (2)")).isEqualTo("((o.a + 1) = 2)");
        assertThat(ofCondition("(((o.a = 1)))")).isEqualTo("(o.a = 1)");
        assertThat(ofCondition("(o.paid) AND (o.a = 1)")).isEqualTo("(o.paid AND (o.a = 1))");
    }

    @Test
    void thousandsOfAlternativesAreNoProblem() {
        String condition = "o.a = 1" + " OR o.a = 1".repeat(20_000);
        assertThat(ofCondition(condition)).hasSizeGreaterThan(100_000);
    }
}
