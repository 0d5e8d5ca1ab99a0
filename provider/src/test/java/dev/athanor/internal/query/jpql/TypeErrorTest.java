package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.QuerySyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads whose query mixes what does not go together. */
class TypeErrorTest {
    private static final String FROM = " FROM Order o JOIN o.customer c JOIN o.lines l ";

    private static String messageOf(String query) {
        return catchThrowableOfType(QuerySyntaxException.class, () -> Shop.read(query))
                .getMessage();
    }

    private static String where(String condition) {
        return messageOf("SELECT o" + FROM + "WHERE " + condition);
    }

    private static String select(String value) {
        return messageOf("SELECT " + value + FROM);
    }

    @Test
    void comparisonsOfDifferentTypes() {
        assertThat(messageOf("SELECT o FROM Order o WHERE o.id = 'x'")).isEqualTo("""
                        ATH3045 Query, line 1, column 34: Integer and String have no values in common
                            SELECT o FROM Order o WHERE o.id = 'x'
                                                             ^
                         -> Compare or assign values of the same type, or CAST one""");
        assertThat(where("o.customer = 1")).contains("the entity Customer and Integer have no values in common");
        assertThat(where("o.customer = l")).contains("the entity Customer and the entity LineItem");
        assertThat(where("o.status = java.time.DayOfWeek.MONDAY")).contains("Status and DayOfWeek");
        assertThat(where("o.id IN ('x')")).startsWith("ATH3045 ");
        assertThat(where("o.id IN (SELECT x.name FROM Customer x)")).startsWith("ATH3045 ");
        assertThat(where("o.id BETWEEN 1 AND 'x'")).startsWith("ATH3045 ");
        assertThat(where("o.total > ALL (SELECT x.day FROM Order x)")).startsWith("ATH3045 ");
        assertThat(where("c MEMBER OF o.lines")).startsWith("ATH3045 ");
    }

    @Test
    void entitiesHaveNoOrder() {
        assertThat(where("o < :p"))
                .startsWith("ATH3046 ")
                .contains("the entity Order has no order, so < cannot compare it");
        assertThat(where("TYPE(l.product) > Book")).startsWith("ATH3046 ");
    }

    @Test
    void operandsOfTheWrongType() {
        assertThat(select("c.name + 1"))
                .startsWith("ATH3047 Query, line 1, column 10: + takes numbers, and this is String");
        assertThat(select("-c.name")).contains("- takes numbers");
        assertThat(select("UPPER(o.id)")).contains("UPPER takes texts, and this is Integer");
        assertThat(select("ABS(o.day)")).contains("ABS takes numbers, and this is LocalDate");
        assertThat(select("SUBSTRING(c.name, 'x')")).contains("SUBSTRING takes numbers, and this is String");
        assertThat(select("SUM(c.name)")).contains("SUM takes numbers");
        assertThat(select("MAX(o)")).contains("MAX takes numbers, and this is the entity Order");
        assertThat(select("c.name || o")).contains("CONCAT takes texts, and this is the entity Order");
        assertThat(select("EXTRACT(YEAR FROM c.name)")).contains("EXTRACT takes dates and times");
        assertThat(select("EXTRACT(HOUR FROM o.day)")).startsWith("ATH3048 ").contains("LocalDate has no HOUR");
        assertThat(where("o.id LIKE 'x'")).contains("LIKE takes texts, and this is Integer");
        assertThat(select("COALESCE(o.customer, c)")).startsWith("ATH3059 ");
    }

    @Test
    void embeddablesAreNoValues() {
        assertThat(where("c.address IS NULL"))
                .startsWith("ATH3049 ")
                .contains("an embeddable has no value of its own")
                .endsWith(" -> Use its attributes singly");
        assertThat(where("c.address > :a")).startsWith("ATH3046 ");
        assertThat(where("c.address = 'x'")).startsWith("ATH3045 ");
        assertThat(where(":a = (SELECT x.address FROM Customer x)")).startsWith("ATH3049 ");
        assertThat(select("COUNT(DISTINCT c.address)")).startsWith("ATH3049 ");
        assertThat(messageOf("SELECT COUNT(o)" + FROM + "GROUP BY c.address")).startsWith("ATH3049 ");
    }

    @Test
    void conditionsAndValuesAreDifferent() {
        assertThat(select("o.id = 1"))
                .startsWith("ATH3043 Query, line 1, column 13: a condition stands where a value is expected")
                .endsWith(" -> Write CASE WHEN ... THEN TRUE ELSE FALSE END around it");
        assertThat(where("(o.id = 1) = c.active")).startsWith("ATH3043 ");
        assertThat(where("o.id"))
                .startsWith("ATH3044 ")
                .contains("a value of type Integer stands where a condition is expected");
        assertThat(where("NOT c.name AND TRUE")).startsWith("ATH3044 ");
    }

    @Test
    void aggregateFunctionsNeedGroups() {
        assertThat(where("COUNT(l) > 1"))
                .startsWith("ATH3050 ")
                .contains("the aggregate function COUNT cannot stand within WHERE");
        assertThat(messageOf("SELECT o FROM Order o JOIN o.lines l ON MAX(l.price) > 1"))
                .contains("within ON");
        assertThat(messageOf("SELECT o.id FROM Order o GROUP BY SUM(o.id)")).contains("within GROUP BY");
        assertThat(select("SUM(MAX(l.price))")).contains("MAX cannot stand within another aggregate function");
        assertThatCode(() -> Shop.read("SELECT o FROM Order o WHERE o.id = (SELECT MAX(x.id) FROM Order x)"))
                .doesNotThrowAnyException();
    }

    @Test
    void parametersAreNamedOrNumbered() {
        assertThat(where("o.id = :a OR o.id = ?1"))
                .startsWith("ATH3051 ")
                .contains("the query mixes named and positional parameters");
    }

    @Test
    void subqueriesAndCombinations() {
        assertThat(where("o.id = (SELECT x.id, x.day FROM Order x)")).startsWith("ATH3052 ");
        assertThat(messageOf("SELECT o.id FROM Order o UNION SELECT o.id, o.day FROM Order o"))
                .startsWith("ATH3053 Query, line 1, column 26: UNION combines queries with 1 and 2 items");
        assertThat(messageOf("SELECT o.id FROM Order o UNION SELECT o.day FROM Order o"))
                .startsWith("ATH3054 ")
                .contains("item 1 is Integer on one side and LocalDate on the other");
        assertThat(messageOf("SELECT o.id FROM Order o UNION SELECT o FROM Order o"))
                .startsWith("ATH3054 ");
        assertThat(messageOf("SELECT o.id FROM Order o UNION SELECT o.id FROM Order o ORDER BY o.id"))
                .startsWith("ATH3055 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT NEW dev.athanor.internal.query.jpql.Shop.Line(c.name, COUNT(l)) FROM Order o JOIN o.customer c"
                        + " LEFT JOIN TREAT(o.lines AS LineItem) l ON l.price > ALL (SELECT x.price FROM IN(o.lines) x)"
                        + " WHERE TRIM(BOTH 'x' FROM c.name) NOT LIKE :p ESCAPE '!' AND o.day < {d '2008-12-31'} OR"
                        + " CASE o.status WHEN PAID THEN l.product.code ELSE :q END IN ('a', :r) GROUP BY c.name"
                        + " HAVING SUM(l.price) > 1 ORDER BY c.name DESC NULLS LAST",
                "UPDATE Customer c SET c.address.city = UPPER(c.name), c.vip = :v WHERE c.passport.number IN :n"
                        + " AND EXISTS (SELECT o FROM c.orders o WHERE KEY(o) = 1 OR o.gifts IS EMPTY)",
            })
    void noTextMakesTheResolverFailInAnotherWay(String query) {
        String[] words = query.split("(?=[ .(),])");
        for (int i = 0; i < words.length; i++) {
            for (int j = 0; j < words.length; j++) {
                String[] mixed = words.clone();
                mixed[i] = words[j];
                try {
                    Shop.read(String.join("", mixed));
                } catch (QuerySyntaxException expected) {
                    assertThat(expected).hasMessageStartingWith("ATH30").hasMessageContaining("^");
                }
            }
        }
    }
}
