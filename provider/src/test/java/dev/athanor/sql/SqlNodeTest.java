package dev.athanor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nodes refuse what no database could understand, and copy the lists that they are given. */
final class SqlNodeTest {
    private final Table table = new Table(null, null, Name.of("T"));
    private final Column column = table.addColumn(Name.of("A"), ColumnTypes.INTEGER, Column.Shape.DEFAULT, true, false);
    private final Expression one = new Expression.Literal(1);
    private final Select narrow = Select.builder().project(one).build();
    private final Select wide = Select.builder().project(one).project(one).build();

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void widths_mustFit() {
        refused(() -> new SetOperation(SetOperation.Kind.UNION, false, narrow, wide, List.of(), null, null));
        refused(() -> new Expression.ScalarSubquery(wide));
        refused(() -> new Predicate.InSubquery(one, wide, false));
        refused(() -> new FromItem.DerivedTable(wide, "d", List.of("a")));
        refused(() -> new Insert(table, List.of(column), List.of(List.of(one, one)), List.of()));
        refused(() -> new Insert(table, List.of(), List.of(List.of(), List.of()), List.of()));
        assertThat(new Predicate.InSubquery(new Expression.RowValue(List.of(one, one)), wide, false))
                .isNotNull();
    }

    @Test
    void nothing_isRefused() {
        refused(() -> Select.builder().build());
        refused(() -> new Predicate.And(List.of()));
        refused(() -> new Predicate.Or(List.of()));
        refused(() -> new Expression.Case(List.of(), one));
        refused(() -> new Expression.RowValue(List.of()));
        refused(() -> new Update(table, null, List.of(), null));
        refused(() -> new Insert(table, List.of(column), List.of(), List.of()));
        refused(() -> new FromItem.TableRef(table, ""));
    }

    @Test
    void contradictions_areRefused() {
        FromItem from = new FromItem.TableRef(table, "t");
        refused(() -> new FromItem.Join(from, FromItem.JoinKind.INNER, from, null));
        refused(() -> new FromItem.Join(from, FromItem.JoinKind.CROSS, from, new Predicate.Constant(true)));
        refused(() -> new Expression.Aggregate(Expression.Aggregate.Function.SUM, false, null));
        refused(() -> new Expression.Aggregate(Expression.Aggregate.Function.COUNT, true, null));
        refused(() -> new Expression.Parameter(-1, ColumnTypes.LONG));
        refused(() -> new LockClause(LockClause.Strength.UPDATE, LockClause.Waiting.NOWAIT, 5, List.of()));
        assertThatThrownBy(() -> Select.builder().join(FromItem.JoinKind.CROSS, from, null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lists_areCopied() {
        List<Predicate> parts = new ArrayList<>(List.of(new Predicate.Constant(true)));
        Predicate.And and = new Predicate.And(parts);
        parts.clear();
        assertThat(and.parts()).hasSize(1);
        assertThat(and).isEqualTo(new Predicate.And(List.of(new Predicate.Constant(true))));
    }

    @Test
    void comparators_flipAndNegate() {
        for (Comparator comparator : Comparator.values()) {
            assertThat(comparator.flip().flip()).isEqualTo(comparator);
            assertThat(comparator.negate().negate()).isEqualTo(comparator);
        }
        assertThat(Comparator.LESS.flip()).isEqualTo(Comparator.GREATER);
        assertThat(Comparator.LESS.negate()).isEqualTo(Comparator.GREATER_OR_EQUAL);
    }
}
