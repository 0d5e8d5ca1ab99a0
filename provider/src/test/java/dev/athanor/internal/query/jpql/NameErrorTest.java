package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.QuerySyntaxException;
import org.junit.jupiter.api.Test;

/** What somebody reads whose query names what does not exist, or what cannot stand there. */
class NameErrorTest {
    private static String messageOf(String query) {
        return catchThrowableOfType(QuerySyntaxException.class, () -> Shop.read(query))
                .getMessage();
    }

    private static String where(String condition) {
        return messageOf("SELECT o FROM Order o JOIN o.customer c JOIN o.lines l WHERE " + condition);
    }

    @Test
    void entities() {
        assertThat(messageOf("SELECT c\nFROM Custommer c")).isEqualTo("""
                        ATH3021 Query, line 2, column 6: there is no entity Custommer
                            FROM Custommer c
                                 ^
                         -> Did you mean Customer? Use the name of a mapped entity; it is case-sensitive and has no package""");
        assertThat(messageOf("UPDATE Orders SET id = 1"))
                .contains("there is no entity Orders")
                .contains("Did you mean Order?");
        assertThat(messageOf("SELECT o FROM Order o JOIN Custmer c ON c.id = 1"))
                .startsWith("ATH3022 ")
                .contains("Custmer is neither a variable of this query nor a constant");
    }

    @Test
    void variables() {
        assertThat(messageOf("SELECT o FROM Order o WHERE x.id = 1")).isEqualTo("""
                        ATH3022 Query, line 1, column 29: x is neither a variable of this query nor a constant
                            SELECT o FROM Order o WHERE x.id = 1
                                                        ^
                         -> Declare it in the FROM clause, or put the variable of its entity in front of an attribute""");
        assertThat(messageOf("SELECT o FROM Order o WHERE total = 1")).contains("-> Did you mean o.total? ");
        assertThat(messageOf("SELECT totla FROM Order")).contains("-> Did you mean total? ");
        assertThat(messageOf("SELECT o FROM Order o JOIN o.lines O"))
                .startsWith("ATH3030 Query, line 1, column 36: the variable O is declared already");
        assertThat(messageOf("SELECT o.id AS a, o.day AS A FROM Order o")).startsWith("ATH3030 ");
        assertThat(messageOf("SELECT o FROM Order o, Customer"))
                .startsWith("ATH3029 ")
                .contains("Customer needs a variable here");
        assertThat(messageOf("FROM Order o, Customer c")).startsWith("ATH3031 ");
    }

    @Test
    void attributes() {
        assertThat(where("o.totl = 1")).isEqualTo("""
                        ATH3023 Query, line 1, column 64: Order has no attribute totl
                            SELECT o FROM Order o JOIN o.customer c JOIN o.lines l WHERE o.totl = 1
                                                                                           ^
                         -> Did you mean total? It has id, total, weight, priority, day, status, customer, lines, gifts""");
        assertThat(where("c.address.town = 'x'"))
                .contains("Address has no attribute town")
                .contains("It has street, city, favourite");
        assertThat(where("l.product.pages = 1"))
                .startsWith("ATH3024 ")
                .contains("Product has no attribute pages, but its subtype Book has one")
                .endsWith(" -> Write TREAT(... AS Book).pages");
    }

    @Test
    void pathsThatGoNowhere() {
        assertThat(where("o.lines.price = 1"))
                .startsWith("ATH3025 Query, line 1, column 70: price cannot be reached through the collection lines")
                .endsWith(" -> Join the collection, and go on from the variable of the join");
        assertThat(where("o.total.cents = 1")).startsWith("ATH3026 ").contains("cents cannot be reached through total");
        assertThat(where("o.customer.id.x = 1")).startsWith("ATH3026 ");
        assertThat(where("o.lines = 1")).startsWith("ATH3027 ").contains("the collection lines is not a value");
        assertThat(messageOf("SELECT o.lines FROM Order o")).startsWith("ATH3027 Query, line 1, column 10");
        assertThat(where("o.customer IS EMPTY")).startsWith("ATH3014 ");
        assertThat(where("l MEMBER OF o.customer")).startsWith("ATH3014 ").contains("MEMBER OF asks for a collection");
    }

    @Test
    void joins() {
        assertThat(messageOf("SELECT o FROM Order o JOIN o.total t")).startsWith("ATH3028 Query, line 1, column 30");
        assertThat(messageOf("SELECT o FROM Order o JOIN Customer ON o.id = 1")).startsWith("ATH3029 ");
        assertThat(messageOf("SELECT o.id FROM Order o JOIN FETCH o.lines"))
                .startsWith(
                        "ATH3032 Query, line 1, column 26: lines cannot be fetched, because the query does not return the Order");
        assertThat(messageOf("SELECT o FROM Order o JOIN o.customer c JOIN FETCH c.address.favourite"))
                .startsWith("ATH3032 ");
        assertThat(messageOf("SELECT o FROM Order o WHERE EXISTS (SELECT c FROM Customer c JOIN FETCH c.orders)"))
                .startsWith("ATH3033 ");
        assertThat(messageOf("SELECT o FROM Order o JOIN FETCH Customer c")).startsWith("ATH3034 ");
        assertThat(messageOf("SELECT c FROM Customer c JOIN c.address a ON a.city = 'x'"))
                .startsWith("ATH3035 ");
    }

    @Test
    void subtypes() {
        assertThat(where("TREAT(l.product AS Customer).name = 'x'"))
                .startsWith("ATH3036 ")
                .contains("Customer is not a subtype of Product");
        assertThat(where("TREAT(l.product AS Bok).pages = 1"))
                .startsWith("ATH3021 ")
                .contains("Did you mean Book?");
        assertThat(where("TYPE(o.total) = Book")).startsWith("ATH3040 ").contains("total is not an entity");
    }

    @Test
    void mapsAndLists() {
        assertThat(where("KEY(l) = 1")).startsWith("ATH3037 ").contains("KEY takes a variable that ranges over a map");
        assertThat(messageOf("SELECT g FROM Order o JOIN o.gifts g WHERE ENTRY(g) = 1"))
                .startsWith("ATH3038 ");
        assertThat(where("INDEX(l) = 1")).startsWith("ATH3039 ");
        assertThat(where("VERSION(o) = 1")).startsWith("ATH3042 ").contains("Order has no version");
    }

    @Test
    void classes() {
        assertThat(messageOf("SELECT NEW no.such.Type(o.id) FROM Order o"))
                .startsWith("ATH3057 Query, line 1, column 8: there is no class no.such.Type");
        assertThat(messageOf("SELECT NEW dev.athanor.internal.query.jpql.Shop.Line(o.id) FROM Order o"))
                .contains("Line has no constructor for (Integer)")
                .endsWith(" -> Its constructors are (Order), (String, Integer), (String, long)");
    }

    @Test
    void updates() {
        assertThat(messageOf("UPDATE Order o SET o.customer.name = 'x'"))
                .startsWith("ATH3056 ")
                .contains("only attributes of Order itself can be set");
        assertThat(messageOf("UPDATE Order o SET o.lines = NULL")).startsWith("ATH3056 ");
        assertThat(messageOf("UPDATE Order o SET o.customer.id = 1")).startsWith("ATH3056 ");
        assertThat(messageOf("UPDATE Order o SET o.total = 'x'"))
                .startsWith("ATH3045 ")
                .contains("BigDecimal and String");
    }
}
