package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.of;
import static dev.athanor.internal.query.jpql.ResolvedText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What rows become. */
class SelectionResolutionTest {
    @Test
    void constructorsAreFoundByTheTypesOfTheirArguments() {
        String line = "NEW dev.athanor.internal.query.jpql.Shop.Line";
        assertThat(ofValue(line + "(c.name, l.quantity)"))
                .isEqualTo("new Line(String, Integer)(c.name, l.quantity) : Line");
        assertThat(ofValue(line + "(c.name, COUNT(l))")).isEqualTo("new Line(String, long)(c.name, COUNT(l)) : Line");
        assertThat(ofValue(line + "(c.name, o.priority)"))
                .as("a wider primitive")
                .isEqualTo("new Line(String, long)(c.name, o.priority) : Line");
        assertThat(ofValue(line + "(o)")).isEqualTo("new Line(Order)(entity o) : Line");
        assertThat(ofValue("NEW java.math.BigDecimal(c.name)"))
                .isEqualTo("new BigDecimal(String)(c.name) : BigDecimal");
    }

    @Test
    void resultVariablesSort() {
        assertThat(of("SELECT c, COUNT(l) AS itemCount FROM Order o JOIN o.customer c JOIN o.lines l GROUP BY c"
                        + " HAVING COUNT(l) > 1 ORDER BY ITEMCOUNT DESC, c.name"))
                .isEqualTo(
                        "SELECT entity c, COUNT(l) AS itemCount FROM Order o, JOIN o.customer c, JOIN o.lines l GROUP BY c"
                                + " HAVING COUNT(l) > 1<Integer> ORDER BY item 1 DESC, c.name");
    }

    @Test
    void distinct() {
        assertThat(of("SELECT DISTINCT o.customer FROM Order o"))
                .isEqualTo("SELECT DISTINCT entity o.customer FROM Order o");
    }

    @Test
    void combinedQueriesAreSortedByItems() {
        assertThat(of("SELECT o.id AS n FROM Order o UNION ALL SELECT l.quantity FROM LineItem l ORDER BY n DESC"))
                .isEqualTo(
                        "(SELECT o.id AS n FROM Order o) UNION ALL (SELECT l.quantity FROM LineItem l) ORDER BY item 0 DESC");
        assertThat(of("SELECT b FROM Book b EXCEPT SELECT p FROM Product p"))
                .isEqualTo("(SELECT entity b FROM Book b) EXCEPT (SELECT entity p FROM Product p)");
    }
}
