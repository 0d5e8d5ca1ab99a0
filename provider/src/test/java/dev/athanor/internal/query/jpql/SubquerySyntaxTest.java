package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.ofCondition;
import static dev.athanor.internal.query.jpql.CanonicalText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Queries within queries. */
class SubquerySyntaxTest {
    @Test
    void aSubqueryIsAValue() {
        assertThat(ofCondition("(SELECT AVG(l.price) FROM o.lines l) > 100"))
                .isEqualTo("((SELECT AVG(l.price) FROM o.lines AS l) > 100)");
        assertThat(ofValue("(SELECT MAX(p.a) FROM Part p WHERE p.order = o) + 1"))
                .isEqualTo("((SELECT MAX(p.a) FROM Part AS p WHERE (p.order = o)) + 1)");
    }

    @Test
    void itMayRangeOverPathsOfTheQueryOutside() {
        assertThat(ofCondition(
                        "EXISTS (SELECT l FROM o.lines l JOIN l.product p, IN(o.payments) y, TREAT(o.x AS X) x)"))
                .isEqualTo(
                        "EXISTS (SELECT l FROM o.lines AS l JOIN l.product AS p, IN(o.payments) AS y, TREAT(o.x AS X) AS x)");
        assertThat(ofCondition("EXISTS (SELECT l FROM IN o.lines l)"))
                .isEqualTo("EXISTS (SELECT l FROM IN(o.lines) AS l)");
    }

    @Test
    void itHasAllClauses() {
        assertThat(ofCondition(
                        "o.a IN (SELECT DISTINCT p.a FROM Part p WHERE p.b = o.b GROUP BY p.a HAVING COUNT(p) > 1)"))
                .isEqualTo(
                        "(o.a IN (SELECT DISTINCT p.a FROM Part AS p WHERE (p.b = o.b) GROUP BY p.a HAVING (COUNT(p) > 1)))");
    }
}
