package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What FROM clauses join. */
class JoinResolutionTest {
    private static String from(String clause) {
        String text = of("SELECT o FROM " + clause);
        return text.substring("SELECT entity o FROM ".length());
    }

    @Test
    void associations() {
        assertThat(from("Order o JOIN o.customer c LEFT JOIN c.orders o2"))
                .isEqualTo("Order o, JOIN o.customer c, LEFT JOIN c.orders o2");
        assertThat(from("Order o JOIN o.customer")).isEqualTo("Order o, JOIN o.customer");
        assertThat(from("Order o, IN(o.lines) l JOIN l.product p"))
                .isEqualTo("Order o, JOIN o.lines l, JOIN l.product p");
        assertThat(from("Order o JOIN o.customer.orders o2"))
                .isEqualTo("Order o, JOIN {o.customer}.orders o2 STEPS {o.customer}");
    }

    @Test
    void entities() {
        assertThat(from("Order o LEFT JOIN Customer c ON c.id = o.id, Product p"))
                .isEqualTo("Order o, LEFT JOIN Customer c ON c.id = o.id, Product p");
    }

    @Test
    void conditions() {
        assertThat(from("Order o LEFT JOIN o.lines l ON l.price > 1 AND l.product.title = 'x'"))
                .isEqualTo("Order o, LEFT JOIN o.lines l ON (l.price > 1<Integer> AND {l.product}.title = 'x'<String>)"
                        + " STEPS {l.product}");
    }

    @Test
    void embeddablesAreNotJoined() {
        assertThat(
                        of(
                                "SELECT a.city FROM Customer c JOIN c.address a JOIN a.favourite f WHERE a.favourite.title = 'x'"))
                .isEqualTo("SELECT c.city FROM Customer c, JOIN [Customer.address] c.favourite f STEPS {c.favourite}"
                        + " WHERE {c.favourite}.title = 'x'<String>");
    }

    @Test
    void subtypes() {
        assertThat(of("SELECT b.pages FROM LineItem l JOIN TREAT(l.product AS Book) b"))
                .isEqualTo("SELECT b.pages FROM LineItem l, JOIN l.product as Book b");
    }

    @Test
    void fetchJoins() {
        assertThat(from("Order o LEFT JOIN FETCH o.lines l JOIN FETCH l.product JOIN FETCH o.customer"))
                .isEqualTo("Order o, LEFT JOIN FETCH o.lines l, JOIN FETCH l.product, JOIN FETCH o.customer");
        assertThat(of("SELECT c FROM Customer c JOIN FETCH c.address.favourite"))
                .isEqualTo("SELECT entity c FROM Customer c, JOIN FETCH [Customer.address] c.favourite");
        assertThat(of("FROM Order JOIN FETCH lines"))
                .isEqualTo("SELECT entity this FROM Order this, JOIN FETCH this.lines");
    }
}
