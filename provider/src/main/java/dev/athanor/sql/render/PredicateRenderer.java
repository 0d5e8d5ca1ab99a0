package dev.athanor.sql.render;

import dev.athanor.sql.Expression;
import dev.athanor.sql.ParameterSlot;
import dev.athanor.sql.Predicate;
import java.util.List;

/** Writes conditions. */
final class PredicateRenderer implements Predicate.Visitor<SqlWriter> {
    private static final int OPERAND = Precedence.COMPARISON + 1;

    private final SqlWriter writer;

    PredicateRenderer(SqlWriter writer) {
        this.writer = writer;
    }

    @Override
    public SqlWriter visit(Predicate.Comparison predicate) {
        boolean untyped = SqlWriter.areUntyped(List.of(predicate.left(), predicate.right()));
        return writer.operand(predicate.left(), OPERAND, untyped)
                .append(' ')
                .append(predicate.comparator().symbol())
                .append(' ')
                .operand(predicate.right(), OPERAND, untyped);
    }

    @Override
    public SqlWriter visit(Predicate.And predicate) {
        return joined(predicate.parts(), " AND ", Precedence.AND);
    }

    @Override
    public SqlWriter visit(Predicate.Or predicate) {
        return joined(predicate.parts(), " OR ", Precedence.OR);
    }

    private SqlWriter joined(List<Predicate> parts, String separator, int precedence) {
        if (parts.size() == 1) {
            return writer.predicate(parts.get(0));
        }
        for (int i = 0; i < parts.size(); i++) {
            writer.append(i == 0 ? "" : separator).operand(parts.get(i), precedence);
        }
        return writer;
    }

    @Override
    public SqlWriter visit(Predicate.Not predicate) {
        return writer.append("NOT ").operand(predicate.predicate(), Precedence.PRIMARY);
    }

    @Override
    public SqlWriter visit(Predicate.Between predicate) {
        boolean untyped = SqlWriter.areUntyped(List.of(predicate.value(), predicate.low(), predicate.high()));
        return writer.operand(predicate.value(), OPERAND, untyped)
                .append(predicate.negated() ? " NOT BETWEEN " : " BETWEEN ")
                .operand(predicate.low(), OPERAND, untyped)
                .append(" AND ")
                .operand(predicate.high(), OPERAND, untyped);
    }

    @Override
    public SqlWriter visit(Predicate.InList predicate) {
        if (predicate.list().isEmpty()) {
            return visit(new Predicate.Constant(predicate.negated()));
        }
        return writer.operand(predicate.value(), OPERAND, SqlWriter.areUntyped(predicate.list()))
                .append(predicate.negated() ? " NOT IN (" : " IN (")
                .list(predicate.list())
                .append(')');
    }

    @Override
    public SqlWriter visit(Predicate.InSubquery predicate) {
        return writer.operand(predicate.value(), OPERAND)
                .append(predicate.negated() ? " NOT IN " : " IN ")
                .subquery(predicate.query());
    }

    @Override
    public SqlWriter visit(Predicate.Like predicate) {
        boolean untyped = SqlWriter.areUntyped(List.of(predicate.value(), predicate.pattern()));
        writer.operand(predicate.value(), OPERAND, untyped)
                .append(predicate.negated() ? " NOT LIKE " : " LIKE ")
                .operand(predicate.pattern(), OPERAND, untyped);
        if (predicate.escape() != null) {
            return writer.append(" ESCAPE ").operand(predicate.escape(), OPERAND);
        }
        // Databases take the backslash for the escape character unless they are told that there is none.
        boolean harmless = predicate.pattern() instanceof Expression.Literal literal
                && literal.value().toString().indexOf('\\') < 0;
        return harmless ? writer : writer.append(writer.style().noEscape());
    }

    @Override
    public SqlWriter visit(Predicate.IsNull predicate) {
        if (predicate.value() instanceof Expression.RowValue row) {
            return rowIsNull(row, predicate.negated());
        }
        boolean untyped = predicate.value() instanceof ParameterSlot;
        return writer.operand(predicate.value(), OPERAND, untyped)
                .append(predicate.negated() ? " IS NOT NULL" : " IS NULL");
    }

    /** IS NOT NULL of a row means that no value is null; the opposite of IS NULL is that one is not. */
    private SqlWriter rowIsNull(Expression.RowValue row, boolean negated) {
        Predicate each = new Predicate.And(row.values().stream()
                .<Predicate>map(value -> new Predicate.IsNull(value, false))
                .toList());
        return writer.operand(negated ? new Predicate.Not(each) : each, Precedence.COMPARISON);
    }

    @Override
    public SqlWriter visit(Predicate.Exists predicate) {
        return writer.append(predicate.negated() ? "NOT EXISTS " : "EXISTS ").subquery(predicate.query());
    }

    @Override
    public SqlWriter visit(Predicate.Quantified predicate) {
        return writer.operand(predicate.value(), OPERAND)
                .append(' ')
                .append(predicate.comparator().symbol())
                .append(' ')
                .append(predicate.quantifier().name())
                .append(' ')
                .subquery(predicate.query());
    }

    @Override
    public SqlWriter visit(Predicate.IsTrue predicate) {
        return writer.operand(predicate.value(), Precedence.OR, true);
    }

    @Override
    public SqlWriter visit(Predicate.Constant predicate) {
        return writer.append(predicate.value() ? "1 = 1" : "1 = 0");
    }
}
