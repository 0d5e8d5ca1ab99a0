package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.of;
import static dev.athanor.internal.query.jpql.CanonicalText.ofCondition;
import static dev.athanor.internal.query.jpql.CanonicalText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keywords are recognised in any case, and are names where nothing else is possible. */
class KeywordAsNameTest {
    @Test
    void keywordsInAnyCase() {
        assertThat(of("sElEcT distinct o FrOm Order o wHeRe o.a Is nOt NuLl oRdEr By o.a dEsC nulls first"))
                .isEqualTo("SELECT DISTINCT o FROM Order AS o WHERE (o.a IS NOT NULL) ORDER BY o.a DESC NULLS FIRST");
    }

    @Test
    void entitiesMayBeCalledLikeKeywords() {
        assertThat(of("SELECT o FROM Order o")).isEqualTo("SELECT o FROM Order AS o");
        assertThat(of("SELECT g FROM Group g JOIN Member m")).isEqualTo("SELECT g FROM Group AS g JOIN Member AS m");
        assertThat(of("FROM Order ORDER BY id")).isEqualTo("FROM Order ORDER BY id");
        assertThat(of("UPDATE Set SET a = 1")).isEqualTo("UPDATE Set SET a = 1");
        assertThat(of("DELETE FROM Value")).isEqualTo("DELETE FROM Value");
    }

    @Test
    void everyWordIsAnAttributeAfterADot() {
        assertThat(ofValue("o.order.from.select.null.case.value")).isEqualTo("o.order.from.select.null.case.value");
        assertThat(ofCondition("o.member MEMBER OF o.in")).isEqualTo("(o.member MEMBER OF o.in)");
    }

    @Test
    void functionsAreFunctionsOnlyBeforeAParenthesis() {
        assertThat(ofCondition("value > size AND KEY(key).index = 1 AND count = id"))
                .isEqualTo("((value > size) AND (KEY(key).index = 1) AND (count = id))");
        assertThat(ofValue("local.date")).isEqualTo("local.date");
        assertThat(ofValue("TRIM(both)")).isEqualTo("TRIM(BOTH FROM both)");
    }

    @Test
    void variablesMayBeCalledLikeFunctions() {
        assertThat(of("SELECT value, key AS type FROM Item value JOIN value.parts key"))
                .isEqualTo("SELECT value, key AS type FROM Item AS value JOIN value.parts AS key");
        assertThat(of("SELECT left FROM Item left LEFT JOIN left.right right"))
                .isEqualTo("SELECT left FROM Item AS left LEFT JOIN left.right AS right");
    }

    @Test
    void reservedWordsAreVariablesBeforeADot() {
        assertThat(of("SELECT order.id FROM Order order WHERE order.a = 1 ORDER BY order.a"))
                .isEqualTo("SELECT order.id FROM Order AS order WHERE (order.a = 1) ORDER BY order.a");
    }

    @Test
    void identifiersAreThoseOfJava() {
        assertThat(ofValue("o._a$1.größe.имя")).isEqualTo("o._a$1.größe.имя");
    }
}
