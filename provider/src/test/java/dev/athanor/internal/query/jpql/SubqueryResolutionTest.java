package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.of;
import static dev.athanor.internal.query.jpql.ResolvedText.ofCondition;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Queries within queries. */
class SubqueryResolutionTest {
    @Test
    void theySeeTheVariablesOutside() {
        assertThat(
                        of(
                                "SELECT c FROM Customer c WHERE EXISTS (SELECT o FROM Order o WHERE o.customer = c AND o.total > 1)"))
                .isEqualTo(
                        "SELECT entity c FROM Customer c"
                                + " WHERE EXISTS (SELECT entity o FROM Order o WHERE (o.customer = c AND o.total > 1<Integer>))");
    }

    @Test
    void theirVariablesHideThoseOutside() {
        assertThat(of("SELECT o FROM Order o WHERE o.id = (SELECT MAX(o.quantity) FROM LineItem o)"))
                .isEqualTo("SELECT entity o FROM Order o WHERE o.id = (SELECT MAX(o.quantity) FROM LineItem o)");
    }

    @Test
    void theyRangeOverPathsOfTheQueryOutside() {
        assertThat(of("SELECT o FROM Order o WHERE (SELECT SUM(l.price) FROM o.lines l) > 100"))
                .isEqualTo("SELECT entity o FROM Order o WHERE (SELECT SUM(l.price) FROM o.lines l) > 100<Integer>");
        assertThat(
                        of(
                                "SELECT o FROM Order o WHERE EXISTS (SELECT x FROM o.customer.orders x, IN(o.lines) l JOIN l.product p)"))
                .isEqualTo(
                        "SELECT entity o FROM Order o WHERE EXISTS (SELECT entity x FROM {o.customer}.orders x, o.lines l,"
                                + " JOIN l.product p STEPS {o.customer})");
        assertThat(
                        of(
                                "SELECT l FROM LineItem l WHERE EXISTS (SELECT b FROM TREAT(l.product AS Book) b WHERE b.pages > 1)"))
                .isEqualTo("SELECT entity l FROM LineItem l WHERE EXISTS (SELECT entity b FROM l.product as Book b"
                        + " WHERE b.pages > 1<Integer>)");
    }

    @Test
    void theirPathsAreJoinedWithinThem() {
        assertThat(of(
                        "SELECT o FROM Order o WHERE o.customer.name = 'x' AND EXISTS (SELECT c FROM Customer c WHERE c.name ="
                                + " o.customer.name)"))
                .isEqualTo(
                        "SELECT entity o FROM Order o STEPS {o.customer} WHERE ({o.customer}.name = 'x'<String>"
                                + " AND EXISTS (SELECT entity c FROM Customer c STEPS {o.customer} WHERE c.name = {o.customer}.name))");
    }

    @Test
    void quantifiersAndLists() {
        assertThat(ofCondition("o.total >= ALL (SELECT x.total FROM Order x) AND l.product IN (SELECT b FROM Book b)"))
                .isEqualTo(
                        "(o.total >= ALL (SELECT x.total FROM Order x) AND l.product IN (SELECT entity b FROM Book b))");
    }
}
