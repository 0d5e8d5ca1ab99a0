package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** UNION, INTERSECT and EXCEPT. */
class SetOperatorSyntaxTest {
    private static final String A = "SELECT a.x FROM A AS a";
    private static final String B = "SELECT b.x FROM B AS b";
    private static final String C = "SELECT c.x FROM C AS c";

    @Test
    void operatorsAreLeftAssociative() {
        assertThat(of(A + " UNION " + B + " EXCEPT ALL " + C))
                .isEqualTo("((" + A + ") UNION (" + B + ")) EXCEPT ALL (" + C + ")");
    }

    @Test
    void intersectBindsMoreTightly() {
        assertThat(of(A + " UNION ALL " + B + " INTERSECT " + C))
                .isEqualTo("(" + A + ") UNION ALL ((" + B + ") INTERSECT (" + C + "))");
        assertThat(of("(" + A + " UNION " + B + ") INTERSECT ALL " + C))
                .isEqualTo("((" + A + ") UNION (" + B + ")) INTERSECT ALL (" + C + ")");
    }

    @Test
    void theLastOrderBySortsAllRows() {
        assertThat(of(A + " UNION " + B + " INTERSECT " + C + " ORDER BY x"))
                .isEqualTo("(" + A + ") UNION ((" + B + ") INTERSECT (" + C + ")) ORDER BY x");
        assertThat(of("(" + A + ") UNION (" + B + ") ORDER BY x"))
                .isEqualTo("(" + A + ") UNION (" + B + ") ORDER BY x");
    }

    @Test
    void withinParenthesesItSortsTheOperand() {
        assertThat(of("(" + A + " ORDER BY a.x) UNION (" + B + " ORDER BY b.x)"))
                .isEqualTo("(" + A + " ORDER BY a.x) UNION (" + B + " ORDER BY b.x)");
    }
}
