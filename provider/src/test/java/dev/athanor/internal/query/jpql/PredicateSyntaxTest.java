package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.ofCondition;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The conditions of the language. */
class PredicateSyntaxTest {
    @Test
    void comparisons() {
        assertThat(ofCondition("o.a = 1 AND o.a <> 1 AND o.a < 1 AND o.a <= 1 AND o.a > 1 AND o.a >= 1"))
                .isEqualTo("((o.a = 1) AND (o.a <> 1) AND (o.a < 1) AND (o.a <= 1) AND (o.a > 1) AND (o.a >= 1))");
        assertThat(ofCondition("o.a<>1")).isEqualTo("(o.a <> 1)");
        assertThat(ofCondition("o.a != 1")).as("read as other providers do").isEqualTo("(o.a <> 1)");
    }

    @Test
    void comparisonWithAllOrAnyRowOfASubquery() {
        assertThat(ofCondition("o.a > ALL (SELECT p.a FROM Part p)"))
                .isEqualTo("(o.a > ALL (SELECT p.a FROM Part AS p))");
        assertThat(ofCondition("o.a = any (SELECT p.a FROM Part p)"))
                .isEqualTo("(o.a = ANY (SELECT p.a FROM Part AS p))");
        assertThat(ofCondition("o.a = SOME(SELECT p.a FROM Part p)"))
                .as("another word for ANY")
                .isEqualTo("(o.a = ANY (SELECT p.a FROM Part AS p))");
    }

    @Test
    void between() {
        assertThat(ofCondition("o.a BETWEEN 15 AND 19")).isEqualTo("(o.a BETWEEN 15 AND 19)");
        assertThat(ofCondition("o.a NOT BETWEEN :low AND :high")).isEqualTo("(o.a NOT BETWEEN :low AND :high)");
    }

    @Test
    void inList() {
        assertThat(ofCondition("o.country IN ('UK', 'US', 'France')"))
                .isEqualTo("(o.country IN ('UK', 'US', 'France'))");
        assertThat(ofCondition("o.country NOT IN (:a, ?1)".replace("?1", ":b")))
                .isEqualTo("(o.country NOT IN (:a, :b))");
        assertThat(ofCondition("TYPE(o) IN (Exempt, Contractor)")).isEqualTo("(TYPE(o) IN (Exempt, Contractor))");
        assertThat(ofCondition("o.a IN (1)")).isEqualTo("(o.a IN (1))");
    }

    @Test
    void inCollectionParameter() {
        assertThat(ofCondition("o.country NOT IN :countries")).isEqualTo("(o.country NOT IN :countries)");
        assertThat(ofCondition("o.country IN ?1")).isEqualTo("(o.country IN ?1)");
    }

    @Test
    void inSubquery() {
        assertThat(ofCondition("o.a NOT IN (SELECT p.a FROM Part p)"))
                .isEqualTo("(o.a NOT IN (SELECT p.a FROM Part AS p))");
    }

    @Test
    void like() {
        assertThat(ofCondition("o.a LIKE '12%3'")).isEqualTo("(o.a LIKE '12%3')");
        assertThat(ofCondition("o.a NOT LIKE :pattern ESCAPE '\\'")).isEqualTo("(o.a NOT LIKE :pattern ESCAPE '\\')");
    }

    @Test
    void nullAndEmpty() {
        assertThat(ofCondition("o.a IS NULL OR :p IS NOT NULL")).isEqualTo("((o.a IS NULL) OR (:p IS NOT NULL))");
        assertThat(ofCondition("o.lines IS EMPTY OR o.lines IS NOT EMPTY"))
                .isEqualTo("((o.lines IS EMPTY) OR (o.lines IS NOT EMPTY))");
    }

    @Test
    void memberOf() {
        assertThat(ofCondition("'Joe' MEMBER OF o.nicknames")).isEqualTo("('Joe' MEMBER OF o.nicknames)");
        assertThat(ofCondition(":p NOT MEMBER o.lines")).as("OF is optional").isEqualTo("(:p NOT MEMBER OF o.lines)");
        assertThat(ofCondition(":p MEMBER OF of")).as("a collection called so").isEqualTo("(:p MEMBER OF of)");
    }

    @Test
    void exists() {
        assertThat(ofCondition("EXISTS (SELECT p FROM Part p)")).isEqualTo("EXISTS (SELECT p FROM Part AS p)");
        assertThat(ofCondition("NOT EXISTS (SELECT p FROM Part p)"))
                .isEqualTo("(NOT EXISTS (SELECT p FROM Part AS p))");
    }

    @Test
    void booleanValuesAreConditions() {
        assertThat(ofCondition("o.paid AND NOT o.shipped AND :flag AND TRUE"))
                .isEqualTo("(o.paid AND (NOT o.shipped) AND :flag AND TRUE)");
        assertThat(ofCondition("FUNCTION('hasGoodCredit', o.balance, o.limit)"))
                .isEqualTo("FUNCTION('hasGoodCredit', o.balance, o.limit)");
    }
}
