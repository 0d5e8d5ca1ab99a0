package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What expressions are worth in Java. */
class TypeResolutionTest {
    private static String typeOf(String value) {
        String text = ofValue(value);
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    @Test
    void attributesHaveTheirTypesBoxed() {
        assertThat(ofValue("o.weight")).isEqualTo("o.weight : Double");
        assertThat(ofValue("o.status")).isEqualTo("o.status : Status");
        assertThat(ofValue("o")).isEqualTo("entity o : Order");
        assertThat(ofValue("o.customer")).isEqualTo("entity o.customer : Customer");
        assertThat(ofValue("c.address")).isEqualTo("embeddable c.address : Address");
        assertThat(ofValue("TYPE(o)")).isEqualTo("TYPE(o) : Class");
    }

    @Test
    void numbersArePromoted() {
        assertThat(typeOf("o.weight + o.total")).isEqualTo("Double");
        assertThat(typeOf("l.price * l.quantity")).isEqualTo("Float");
        assertThat(typeOf("o.total * 2")).isEqualTo("BigDecimal");
        assertThat(typeOf("l.id + 1")).isEqualTo("Long");
        assertThat(typeOf("o.priority + o.priority")).as("as in Java").isEqualTo("Integer");
        assertThat(typeOf("1BI - 1L")).isEqualTo("BigInteger");
        assertThat(typeOf("-o.priority")).isEqualTo("Short");
    }

    @Test
    void aggregateFunctions() {
        assertThat(typeOf("COUNT(o)")).isEqualTo("Long");
        assertThat(typeOf("COUNT(DISTINCT o.customer)")).isEqualTo("Long");
        assertThat(typeOf("AVG(o.total)")).isEqualTo("Double");
        assertThat(typeOf("SUM(l.quantity)")).isEqualTo("Long");
        assertThat(typeOf("SUM(l.price)")).isEqualTo("Double");
        assertThat(typeOf("SUM(o.total)")).isEqualTo("BigDecimal");
        assertThat(typeOf("MAX(o.day)")).isEqualTo("LocalDate");
        assertThat(typeOf("MIN(o.status)")).isEqualTo("Status");
    }

    @Test
    void functions() {
        assertThat(typeOf("ABS(o.total)")).isEqualTo("BigDecimal");
        assertThat(typeOf("ROUND(l.price, 1)")).isEqualTo("Float");
        assertThat(typeOf("SQRT(l.quantity)")).isEqualTo("Double");
        assertThat(typeOf("MOD(l.quantity, 2)")).isEqualTo("Integer");
        assertThat(typeOf("SIGN(o.total)")).isEqualTo("Integer");
        assertThat(typeOf("LENGTH(c.name)")).isEqualTo("Integer");
        assertThat(typeOf("c.name || c.grade")).isEqualTo("String");
        assertThat(typeOf("SUBSTRING(c.name, 2)")).isEqualTo("String");
        assertThat(typeOf("TRIM(c.name)")).isEqualTo("String");
        assertThat(typeOf("CAST(o.id AS STRING)")).isEqualTo("String");
        assertThat(typeOf("CAST(c.name AS LONG)")).isEqualTo("Long");
        assertThat(typeOf("SIZE(o.lines)")).isEqualTo("Integer");
        assertThat(typeOf("FUNCTION('x', o.id)")).isEqualTo("Object");
    }

    @Test
    void datesAndTimes() {
        assertThat(ofValue("CURRENT_DATE")).isEqualTo("CURRENT_DATE() : Date");
        assertThat(typeOf("CURRENT_TIMESTAMP")).isEqualTo("Timestamp");
        assertThat(typeOf("LOCAL DATETIME")).isEqualTo("LocalDateTime");
        assertThat(typeOf("EXTRACT(YEAR FROM o.day)")).isEqualTo("Integer");
        assertThat(typeOf("EXTRACT(SECOND FROM LOCAL TIME)")).isEqualTo("Double");
        assertThat(typeOf("EXTRACT(DATE FROM LOCAL DATETIME)")).isEqualTo("LocalDate");
    }

    @Test
    void oneOfSeveral() {
        assertThat(typeOf("COALESCE(l.quantity, l.id)")).isEqualTo("Long");
        assertThat(typeOf("COALESCE(:p, c.name)")).isEqualTo("String");
        assertThat(typeOf("NULLIF(o.status, :s)")).isEqualTo("Status");
        assertThat(typeOf("CASE WHEN c.active THEN 1 ELSE 2.5 END")).isEqualTo("Double");
        assertThat(typeOf("CASE o.status WHEN PAID THEN 'paid' ELSE NULL END")).isEqualTo("String");
        assertThat(typeOf("(SELECT MAX(x.price) FROM LineItem x)")).isEqualTo("Float");
    }
}
