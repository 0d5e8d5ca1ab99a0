package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The clauses of a select query. */
class SelectSyntaxTest {
    @Test
    void selectItemsWithResultVariables() {
        assertThat(of("SELECT o.a, o.b + 1 AS sum, COUNT(o) itemCount FROM Order o"))
                .isEqualTo("SELECT o.a, (o.b + 1) AS sum, COUNT(o) AS itemCount FROM Order AS o");
    }

    @Test
    void theOperatorObjectChangesNothing() {
        assertThat(of("SELECT OBJECT(o) FROM Order o")).isEqualTo("SELECT o FROM Order AS o");
    }

    @Test
    void constructorExpressions() {
        assertThat(of("SELECT NEW com.acme.Details(o.id, o.customer, COUNT(l)) AS d, o.a FROM Order o JOIN o.lines l"))
                .isEqualTo("SELECT NEW com.acme.Details(o.id, o.customer, COUNT(l)) AS d, o.a"
                        + " FROM Order AS o JOIN o.lines AS l");
    }

    @Test
    void theSelectClauseMayBeMissing() {
        assertThat(of("FROM Order WHERE customer.lastname = 'Smith'"))
                .isEqualTo("FROM Order WHERE (customer.lastname = 'Smith')");
        assertThat(of("from Order")).isEqualTo("FROM Order");
    }

    @Test
    void groupByAndHaving() {
        assertThat(of("SELECT c.country, COUNT(c) FROM Customer c GROUP BY c.country, c HAVING COUNT(c) > 30"))
                .isEqualTo(
                        "SELECT c.country, COUNT(c) FROM Customer AS c GROUP BY c.country, c HAVING (COUNT(c) > 30)");
    }

    @Test
    void orderBy() {
        assertThat(
                        of(
                                "SELECT o FROM Order o ORDER BY o.a, o.b ASC, o.c DESC, UPPER(o.d) NULLS LAST, o.e DESC NULLS FIRST"))
                .isEqualTo("SELECT o FROM Order AS o"
                        + " ORDER BY o.a, o.b, o.c DESC, UPPER(o.d) NULLS LAST, o.e DESC NULLS FIRST");
    }

    @Test
    void blanksAndLinesDoNotMatter() {
        assertThat(of("\n\tSELECT\to.a,o.b\r\nFROM Order\u00a0o WHERE(o.a=1)AND(o.b=2)".replace('\u00a0', ' ')))
                .isEqualTo("SELECT o.a, o.b FROM Order AS o WHERE ((o.a = 1) AND (o.b = 2))");
    }
}
