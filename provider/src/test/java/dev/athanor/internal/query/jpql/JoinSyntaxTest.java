package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The FROM clause: entities, joins and collection members. */
class JoinSyntaxTest {
    private static String from(String clause) {
        return CanonicalText.of("SELECT o FROM " + clause).substring("SELECT o FROM ".length());
    }

    @Test
    void entitiesWithVariables() {
        assertThat(from("Order o")).isEqualTo("Order AS o");
        assertThat(from("Order AS o, Customer c")).isEqualTo("Order AS o, Customer AS c");
    }

    @Test
    void theVariableOfASingleEntityMayBeImplicit() {
        assertThat(CanonicalText.of("SELECT this FROM Order WHERE a = 1"))
                .isEqualTo("SELECT this FROM Order WHERE (a = 1)");
    }

    @Test
    void innerJoins() {
        assertThat(from("Order o JOIN o.lines l")).isEqualTo("Order AS o JOIN o.lines AS l");
        assertThat(from("Order o INNER JOIN o.lines AS l")).isEqualTo("Order AS o JOIN o.lines AS l");
        assertThat(from("Order o JOIN o.address.phones p JOIN p.vendor v"))
                .isEqualTo("Order AS o JOIN o.address.phones AS p JOIN p.vendor AS v");
    }

    @Test
    void leftJoins() {
        assertThat(from("Order o LEFT JOIN o.lines l")).isEqualTo("Order AS o LEFT JOIN o.lines AS l");
        assertThat(from("Order o left outer join o.lines l")).isEqualTo("Order AS o LEFT JOIN o.lines AS l");
    }

    @Test
    void joinConditions() {
        assertThat(from("Order o LEFT JOIN o.lines l ON l.price > 1 AND l.x = 2 JOIN o.customer c"))
                .isEqualTo("Order AS o LEFT JOIN o.lines AS l ON ((l.price > 1) AND (l.x = 2)) JOIN o.customer AS c");
    }

    @Test
    void joinsWithAnEntity() {
        assertThat(from("Customer c JOIN Order o ON o.customer.id = c.id"))
                .isEqualTo("Customer AS c JOIN Order AS o ON (o.customer.id = c.id)");
    }

    @Test
    void joinsWithASubtype() {
        assertThat(from("Order o JOIN TREAT(o.product AS Book) b"))
                .isEqualTo("Order AS o JOIN TREAT(o.product AS Book) AS b");
    }

    @Test
    void fetchJoins() {
        assertThat(from("Order o LEFT JOIN FETCH o.lines JOIN FETCH o.customer"))
                .isEqualTo("Order AS o LEFT JOIN FETCH o.lines JOIN FETCH o.customer");
        assertThat(from("Order o JOIN FETCH TREAT(o.product AS Book)"))
                .isEqualTo("Order AS o JOIN FETCH TREAT(o.product AS Book)");
    }

    @Test
    void fetchJoinsMayDeclareAVariableForFurtherFetchJoins() {
        assertThat(from("Order o JOIN FETCH o.lines l JOIN FETCH l.product"))
                .isEqualTo("Order AS o JOIN FETCH o.lines AS l JOIN FETCH l.product");
    }

    @Test
    void collectionMembers() {
        assertThat(from("Order o, IN(o.lines) l")).isEqualTo("Order AS o, IN(o.lines) AS l");
        assertThat(from("Order o, IN (o.lines) AS l JOIN o.customer c"))
                .isEqualTo("Order AS o, IN(o.lines) AS l JOIN o.customer AS c");
    }
}
