package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.of;
import static dev.athanor.internal.query.jpql.ResolvedText.ofCondition;
import static dev.athanor.internal.query.jpql.ResolvedText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where paths lead, and which joins they imply. */
class PathResolutionTest {
    @Test
    void variablesAreEntities() {
        assertThat(of("SELECT o FROM Order o")).isEqualTo("SELECT entity o FROM Order o");
        assertThat(of("SELECT O FROM Order o WHERE O.id = 1"))
                .as("in any case")
                .isEqualTo("SELECT entity o FROM Order o WHERE o.id = 1<Integer>");
    }

    @Test
    void withoutVariableAttributesStandAlone() {
        assertThat(of("SELECT total FROM Order WHERE customer.name = 'Smith'"))
                .isEqualTo("SELECT this.total FROM Order this STEPS {this.customer}"
                        + " WHERE {this.customer}.name = 'Smith'<String>");
        assertThat(of("FROM Order WHERE this.id = 1"))
                .isEqualTo("SELECT entity this FROM Order this WHERE this.id = 1<Integer>");
        assertThat(of("FROM Order o WHERE o.id = 1")).isEqualTo("SELECT entity o FROM Order o WHERE o.id = 1<Integer>");
    }

    @Test
    void referencesOnTheWayAreJoinedOnce() {
        assertThat(of("SELECT l.order.customer.name, l.order.total FROM LineItem l WHERE l.order.customer.grade = 'A'"))
                .isEqualTo("SELECT {{l.order}.customer}.name, {l.order}.total FROM LineItem l"
                        + " STEPS {l.order}, {{l.order}.customer} WHERE {{l.order}.customer}.grade = A<Character>");
    }

    @Test
    void aReferenceAtTheEndIsNotJoined() {
        assertThat(of("SELECT o.customer FROM Order o WHERE o.customer IS NOT NULL"))
                .isEqualTo("SELECT entity o.customer FROM Order o WHERE NOT o.customer IS NULL");
    }

    @Test
    void theKeyOfAReferenceIsInTheForeignKey() {
        assertThat(ofCondition("o.customer.id = 1 AND ID(l.order) = 2 AND ID(o) = 3"))
                .isEqualTo("(o.customer#id = 1<Integer> AND id(l.order) = 2<Integer> AND o.id = 3<Integer>)");
        assertThat(of("SELECT c.passport.number FROM Customer c"))
                .as("the other side has no foreign key")
                .isEqualTo("SELECT {c.passport}.number FROM Customer c STEPS {c.passport}");
    }

    @Test
    void embeddablesLieInTheirEntity() {
        assertThat(of("SELECT c.address, c.address.city FROM Customer c WHERE c.address.favourite.title = 'x'"))
                .isEqualTo("SELECT embeddable c.address, c.city FROM Customer c STEPS {c.favourite}"
                        + " WHERE {c.favourite}.title = 'x'<String>");
    }

    @Test
    void versionsAndClasses() {
        assertThat(ofCondition("VERSION(o.customer) = 1 AND TYPE(l.product) = Book AND TYPE(l.product) <> :t"))
                .isEqualTo("({o.customer}.version = 1<Integer> AND TYPE({l.product}) = class Book"
                        + " AND TYPE({l.product}) <> :t<Class>)");
    }

    @Test
    void subtypesShowTheirAttributes() {
        assertThat(of("SELECT p FROM Product p WHERE TREAT(p AS Book).pages > 100 OR TREAT(p AS Toy).age < 3"))
                .isEqualTo(
                        "SELECT entity p FROM Product p WHERE ((p as Book).pages > 100<Integer> OR (p as Toy).age < 3<Integer>)");
        assertThat(ofCondition("TREAT(l.product AS Book).pages = 1 AND l.product.title = 'x'"))
                .isEqualTo("(({l.product} as Book).pages = 1<Integer> AND {l.product}.title = 'x'<String>)");
        assertThat(ofValue("TREAT(o AS Order).id")).isEqualTo("o.id : Integer");
    }

    @Test
    void mapsHaveKeysAndValues() {
        assertThat(of("SELECT KEY(g), VALUE(g).price, g.price, ENTRY(g) FROM Order o JOIN o.gifts g WHERE KEY(g) > 1"))
                .isEqualTo("SELECT g.quantity, g.price, g.price, entry(g.quantity, entity g)"
                        + " FROM Order o, JOIN o.gifts g WHERE g.quantity > 1<Integer>");
    }

    @Test
    void collectionsAreAskedAboutAsSuch() {
        assertThat(
                        ofCondition(
                                "o.lines IS EMPTY OR SIZE(o.customer.orders) > 1 OR :l NOT MEMBER OF o.lines OR l MEMBER o.lines"))
                .isEqualTo("(o.lines IS EMPTY OR SIZE({o.customer}.orders) > 1<Integer>"
                        + " OR NOT :l<LineItem> MEMBER OF o.lines OR l MEMBER OF o.lines)");
    }
}
