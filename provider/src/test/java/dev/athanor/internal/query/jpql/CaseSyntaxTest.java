package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.ofValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Case expressions. */
class CaseSyntaxTest {
    @Test
    void conditionsInTheGeneralForm() {
        assertThat(ofValue("case when o.a = 1 and o.b then o.c * 1.1 when o.a in (2, 3) then 0 else -o.c end"))
                .isEqualTo("CASE WHEN ((o.a = 1) AND o.b) THEN (o.c * 1.1) WHEN (o.a IN (2, 3)) THEN 0 ELSE -o.c END");
    }

    @Test
    void valuesInTheSimpleForm() {
        assertThat(ofValue("CASE TYPE(o) WHEN Exempt THEN 'Exempt' WHEN :t THEN 'T' ELSE NULL END"))
                .isEqualTo("CASE TYPE(o) WHEN Exempt THEN 'Exempt' WHEN :t THEN 'T' ELSE NULL END");
    }

    @Test
    void caseExpressionsNest() {
        assertThat(ofValue("CASE o.a WHEN 1 THEN CASE WHEN o.b > 0 THEN 1 ELSE 2 END ELSE 3 END"))
                .isEqualTo("CASE o.a WHEN 1 THEN CASE WHEN (o.b > 0) THEN 1 ELSE 2 END ELSE 3 END");
    }
}
