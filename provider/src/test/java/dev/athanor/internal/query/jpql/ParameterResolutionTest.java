package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.ofCondition;
import static dev.athanor.internal.query.jpql.ResolvedText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.SelectModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What parameters, literals and constants take from the places where they stand. */
class ParameterResolutionTest {
    @Test
    void comparisons() {
        assertThat(ofCondition("o.total > :t AND :w = o.weight AND o.customer = :c AND o.customer.id = :i"))
                .isEqualTo("(o.total > :t<BigDecimal> AND :w<Double> = o.weight AND o.customer = :c<Customer>"
                        + " AND o.customer#id = :i<Long>)");
        assertThat(ofCondition("o.day BETWEEN :a AND :b OR c.name LIKE :p ESCAPE :e"))
                .isEqualTo(
                        "(o.day BETWEEN :a<LocalDate> AND :b<LocalDate> OR c.name LIKE :p<String> ESCAPE :e<String>)");
        assertThat(ofCondition("o.id > (SELECT MAX(x.id) FROM Order x WHERE x.day = :d)"))
                .isEqualTo("o.id > (SELECT MAX(x.id) FROM Order x WHERE x.day = :d<LocalDate>)");
    }

    @Test
    void lists() {
        assertThat(ofCondition("o.status IN (:a, :b) AND o.id IN :ids AND o.id IN (:one) AND :x IN (o.id, 2)"))
                .isEqualTo("(o.status IN (:a<Status>, :b<Status>) AND o.id IN :ids<Integer> AND o.id IN (:one<Integer>)"
                        + " AND :x<Integer> IN (o.id, 2<Integer>))");
    }

    @Test
    void functionsAndOperators() {
        assertThat(ofCondition("LENGTH(:a) > :b AND SUBSTRING(c.name, :from) = :s AND o.weight * :f > 1"))
                .isEqualTo("(LENGTH(:a<String>) > :b<Integer> AND SUBSTRING(c.name, :from<Integer>) = :s<String>"
                        + " AND (o.weight * :f<Double>) > 1<Integer>)");
        assertThat(ofCondition(":flag AND COALESCE(:a, o.id) = 1 AND :unknown IS NULL"))
                .isEqualTo(
                        "(TRUE? :flag<Boolean> AND COALESCE(:a<Integer>, o.id) = 1<Integer> AND :unknown<Object> IS NULL)");
    }

    @Test
    void theFirstPlaceThatKnowsDecidesForTheWholeStatement() {
        List<QueryParameter> parameters = Shop.read(
                        "SELECT o FROM Order o WHERE :d IS NULL OR o.day = :d OR o.id IN (:l) OR o.id IN :m OR o.id = :m")
                .parameters();
        assertThat(parameters)
                .extracting(each -> each.name() + " " + each.type().javaType().getSimpleName() + " " + each.arity())
                .containsExactly("d LocalDate ONE", "l Integer ONE_OR_MANY", "m Integer MANY");
        assertThat(Shop.read("SELECT o FROM Order o WHERE o.id = ?2 OR o.id = ?1")
                        .parameters())
                .extracting(QueryParameter::position)
                .containsExactly(2, 1);
    }

    @Test
    void literalsTravelAsTheAttributeTheyAreComparedWith() {
        assertThat(ofCondition("c.vip = TRUE AND c.grade = 'A' AND o.id = 1 AND o.total > 1"))
                .isEqualTo(
                        "(c.vip = true<Boolean> AND c.grade = A<Character> AND o.id = 1<Integer> AND o.total > 1<Integer>)");
        SelectModel query = (SelectModel)
                Shop.read("SELECT c FROM Customer c WHERE TRUE = c.vip").statement();
        PredicateNode.Comparison comparison = (PredicateNode.Comparison) query.where();
        assertThat(comparison.left().type())
                .as("converted as the attribute")
                .isEqualTo(comparison.right().type());
    }

    @Test
    void enumConstants() {
        String paid = "o.status = PAID<Status>";
        assertThat(ofCondition("o.status = dev.athanor.internal.query.jpql.Shop.Status.PAID"))
                .isEqualTo(paid);
        assertThat(ofCondition("o.status = Status.PAID"))
                .as("the attribute tells the enum")
                .isEqualTo(paid);
        assertThat(ofCondition("o.status = PAID")).isEqualTo(paid);
        assertThat(ofCondition("o.status IN (OPEN, PAID)")).isEqualTo("o.status IN (OPEN<Status>, PAID<Status>)");
        assertThat(ofValue("dev.athanor.internal.query.jpql.Shop.Status.PAID")).isEqualTo("PAID<Status> : Status");
    }

    @Test
    void entityTypes() {
        assertThat(ofCondition("TYPE(l.product) IN (Book, Toy) OR TYPE(:p) = Book"))
                .isEqualTo("(TYPE({l.product}) IN (class Book, class Toy) OR :p<Class> = class Book)");
        assertThat(ofValue("CASE TYPE(l.product) WHEN Book THEN 1 ELSE 0 END"))
                .isEqualTo("CASE WHEN TYPE({l.product}) = class Book THEN 1<Integer> ELSE 0<Integer> END : Integer");
    }
}
