package dev.athanor.sql.render;

import static dev.athanor.sql.render.RenderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Expression.FunctionCall;
import dev.athanor.sql.Expression.Literal;
import dev.athanor.sql.Expression.Negation;
import dev.athanor.sql.Expression.Operation;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Predicate.And;
import dev.athanor.sql.Predicate.Comparison;
import dev.athanor.sql.Predicate.Not;
import dev.athanor.sql.Predicate.Or;
import dev.athanor.sql.SqlFunctions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Brackets stand where the tree needs them, and nowhere else. */
final class BracketsTest {
    private final RenderFixture fixture = new RenderFixture();
    private final Expression one = new Literal(1);
    private final Expression two = new Literal(2);
    private final Expression three = new Literal(3);
    private final Predicate p = Comparison.equal(fixture.tA, one);
    private final Predicate q = Comparison.equal(fixture.tA, two);
    private final Predicate r = Comparison.equal(fixture.tA, three);

    private static Expression op(Operator operator, Expression left, Expression right) {
        return new Operation(operator, left, right);
    }

    @Test
    void operators() {
        assertThat(text(op(Operator.MULTIPLY, op(Operator.ADD, one, two), three)))
                .isEqualTo("(1 + 2) * 3");
        assertThat(text(op(Operator.ADD, op(Operator.MULTIPLY, one, two), three)))
                .isEqualTo("1 * 2 + 3");
        assertThat(text(op(Operator.SUBTRACT, op(Operator.SUBTRACT, one, two), three)))
                .isEqualTo("1 - 2 - 3");
        assertThat(text(op(Operator.SUBTRACT, one, op(Operator.SUBTRACT, two, three))))
                .isEqualTo("1 - (2 - 3)");
        assertThat(text(op(Operator.DIVIDE, one, op(Operator.MULTIPLY, two, three))))
                .isEqualTo("1 / (2 * 3)");
    }

    @Test
    void signs_neverBeginAComment() {
        assertThat(text(new Negation(new Literal(-1)))).isEqualTo("-(-1)");
        assertThat(text(new Negation(new Negation(fixture.tA)))).isEqualTo("-(-t.A)");
        assertThat(text(op(Operator.SUBTRACT, one, new Literal(-2)))).isEqualTo("1 - (-2)");
        assertThat(text(op(Operator.SUBTRACT, one, new Literal(-0.0)))).isEqualTo("1 - (-0.0)");
        assertThat(text(new Negation(op(Operator.ADD, one, two)))).isEqualTo("-(1 + 2)");
    }

    @Test
    void functionsWrittenWithOperators() {
        Expression concat = FunctionCall.of(SqlFunctions.CONCAT, fixture.tB, new Literal("x"), fixture.tB);
        assertThat(text(concat)).isEqualTo("t.\"b b\" || 'x' || t.\"b b\"");
        assertThat(text(FunctionCall.of(SqlFunctions.UPPER, concat))).isEqualTo("upper(t.\"b b\" || 'x' || t.\"b b\")");
        assertThat(text(Comparison.equal(concat, fixture.tB))).isEqualTo("t.\"b b\" || 'x' || t.\"b b\" = t.\"b b\"");
        Expression second = FunctionCall.of(SqlFunctions.SECOND, fixture.tA);
        assertThat(text(op(Operator.MULTIPLY, second, two)))
                .startsWith("(extract(second from t.A) + ")
                .endsWith(") * 2");
    }

    @Test
    void connectives() {
        assertThat(text(new And(List.of(new Or(List.of(p, q)), r)))).isEqualTo("(t.A = 1 OR t.A = 2) AND t.A = 3");
        assertThat(text(new Or(List.of(new And(List.of(p, q)), r)))).isEqualTo("t.A = 1 AND t.A = 2 OR t.A = 3");
        assertThat(text(new And(List.of(p, new And(List.of(q, r)))))).isEqualTo("t.A = 1 AND t.A = 2 AND t.A = 3");
        assertThat(text(new And(List.of(new Or(List.of(p)), q)))).isEqualTo("t.A = 1 AND t.A = 2");
        assertThat(text(new Not(p))).isEqualTo("NOT (t.A = 1)");
        assertThat(text(new Not(new Not(p)))).isEqualTo("NOT (NOT (t.A = 1))");
        assertThat(text(new And(List.of(new Not(new Or(List.of(p, q))), r))))
                .isEqualTo("NOT (t.A = 1 OR t.A = 2) AND t.A = 3");
    }

    @Test
    void predicatesAsOperands() {
        Expression isOne = new Expression.PredicateValue(p);
        assertThat(text(Comparison.equal(isOne, new Literal(true)))).isEqualTo("(t.A = 1) = TRUE");
        assertThat(text(new Predicate.IsNull(isOne, false))).isEqualTo("(t.A = 1) IS NULL");
        assertThat(text(new Predicate.IsTrue(isOne))).isEqualTo("t.A = 1");
        assertThat(text(new And(
                        List.of(new Predicate.IsTrue(new Expression.PredicateValue(new Or(List.of(p, q)))), r))))
                .isEqualTo("(t.A = 1 OR t.A = 2) AND t.A = 3");
    }

    @Test
    void arithmeticInComparisons_needsNone() {
        assertThat(text(new Comparison(Comparator.LESS, op(Operator.ADD, one, two), op(Operator.MULTIPLY, two, three))))
                .isEqualTo("1 + 2 < 2 * 3");
        assertThat(text(new Predicate.Between(fixture.tA, op(Operator.ADD, one, two), new Literal(-1), true)))
                .isEqualTo("t.A NOT BETWEEN 1 + 2 AND -1");
    }
}
