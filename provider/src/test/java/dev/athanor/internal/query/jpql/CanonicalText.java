package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ClauseSyntax.Join;
import dev.athanor.internal.query.jpql.ClauseSyntax.OrderItem;
import dev.athanor.internal.query.jpql.ClauseSyntax.SelectItem;
import dev.athanor.internal.query.model.NullOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a syntax tree as a query in one fixed spelling: keywords in capitals, every operator in parentheses, every
 * number with the suffix of its type. So a test shows what the parser understood, and the text can be parsed again.
 */
final class CanonicalText implements ExpressionSyntax.Visitor<String>, PredicateSyntax.PredicateVisitor<String> {
    private CanonicalText() {}

    /** Parses a query, writes it, and checks that what was written is read as the same. */
    static String of(String query) {
        String written = write(JpqlParser.parse(query));
        String again = write(JpqlParser.parse(written));
        if (!again.equals(written)) {
            throw new AssertionError("written: " + written + "\nread again: " + again);
        }
        return written;
    }

    /** What a condition means to the parser. */
    static String ofCondition(String condition) {
        String before = "SELECT o FROM Order AS o WHERE ";
        return of(before + condition).substring(before.length());
    }

    /** What a value means to the parser. */
    static String ofValue(String value) {
        String before = "SELECT ";
        String after = " FROM Order AS o";
        String query = of(before + value + after);
        return query.substring(before.length(), query.length() - after.length());
    }

    static String write(StatementSyntax statement) {
        CanonicalText text = new CanonicalText();
        if (statement instanceof StatementSyntax.Query query) {
            return text.query(query);
        }
        if (statement instanceof StatementSyntax.Update update) {
            return "UPDATE " + text.visitPath(update.entity()) + text.variable(update.variable()) + " SET "
                    + text.list(
                            update.assignments(),
                            item -> text.visitPath(item.target()) + " = " + text.write(item.value()))
                    + text.clause(" WHERE ", update.where());
        }
        StatementSyntax.Delete delete = (StatementSyntax.Delete) statement;
        return "DELETE FROM " + text.visitPath(delete.entity()) + text.variable(delete.variable())
                + text.clause(" WHERE ", delete.where());
    }

    private String query(StatementSyntax.Query query) {
        if (query instanceof StatementSyntax.Combination set) {
            return "(" + query(set.left()) + ") " + set.operator() + (set.all() ? " ALL" : "") + " ("
                    + query(set.right()) + ")" + orderBy(set.orderBy());
        }
        StatementSyntax.Select select = (StatementSyntax.Select) query;
        StringBuilder text = new StringBuilder();
        if (select.select() != null) {
            text.append("SELECT ").append(select.select().distinct() ? "DISTINCT " : "");
            text.append(list(select.select().items(), this::item)).append(' ');
        }
        text.append("FROM ").append(list(select.from(), this::from));
        text.append(clause(" WHERE ", select.where()));
        if (!select.groupBy().isEmpty()) {
            text.append(" GROUP BY ").append(list(select.groupBy(), this::write));
        }
        text.append(clause(" HAVING ", select.having()));
        return text.append(orderBy(select.orderBy())).toString();
    }

    private String item(SelectItem item) {
        String selection;
        if (item.selection() instanceof SelectionSyntax.Constructor constructor) {
            selection = "NEW " + constructor.className() + "(" + list(constructor.arguments(), this::write) + ")";
        } else {
            selection = write((ExpressionSyntax) item.selection());
        }
        return selection + variable(item.variable());
    }

    private String from(FromSyntax from) {
        String joins = from.joins().stream().map(this::join).collect(Collectors.joining());
        if (from instanceof FromSyntax.CollectionMember member) {
            return "IN(" + visitPath(member.path()) + ")" + variable(member.variable()) + joins;
        }
        FromSyntax.Root root = (FromSyntax.Root) from;
        return visitPath(root.target()) + variable(root.variable()) + joins;
    }

    private String join(Join join) {
        return (join.left() ? " LEFT JOIN " : " JOIN ")
                + (join.fetch() ? "FETCH " : "")
                + visitPath(join.target())
                + variable(join.variable())
                + clause(" ON ", join.on());
    }

    private String orderBy(List<OrderItem> items) {
        if (items.isEmpty()) {
            return "";
        }
        return " ORDER BY "
                + list(
                        items,
                        item -> write(item.expression())
                                + (item.descending() ? " DESC" : "")
                                + (item.nulls() == NullOrder.UNSPECIFIED ? "" : " NULLS " + item.nulls()));
    }

    private String variable(PathSyntax.Name variable) {
        return variable == null ? "" : " AS " + variable.name();
    }

    private String clause(String keyword, ExpressionSyntax expression) {
        return expression == null ? "" : keyword + write(expression);
    }

    private <T> String list(List<T> items, Function<? super T, String> writer) {
        return items.stream().map(writer).collect(Collectors.joining(", "));
    }

    private String write(ExpressionSyntax expression) {
        return expression.accept(this);
    }

    private static String not(boolean negated) {
        return negated ? "NOT " : "";
    }

    @Override
    public String visitPath(PathSyntax path) {
        if (path instanceof PathSyntax.Name name) {
            return name.name();
        }
        if (path instanceof PathSyntax.Step step) {
            return visitPath(step.base()) + "." + step.name();
        }
        if (path instanceof PathSyntax.Treat treat) {
            return "TREAT(" + visitPath(treat.path()) + " AS " + treat.entity().name() + ")";
        }
        PathSyntax.PartOfMap part = (PathSyntax.PartOfMap) path;
        return part.part() + "(" + visitPath(part.variable()) + ")";
    }

    @Override
    public String visitPredicate(PredicateSyntax predicate) {
        return predicate.accept((PredicateSyntax.PredicateVisitor<String>) this);
    }

    @Override
    public String visitLiteral(ExpressionSyntax.Literal literal) {
        Object value = literal.value();
        if (value instanceof String string) {
            return "'" + string.replace("'", "''") + "'";
        }
        if (value instanceof LocalDate date) {
            return "{d '" + date + "'}";
        }
        if (value instanceof LocalTime time) {
            return "{t '" + time + "'}";
        }
        if (value instanceof LocalDateTime time) {
            return "{ts '" + time.toLocalDate() + " " + time.toLocalTime() + "'}";
        }
        String suffix = value instanceof Long
                ? "L"
                : value instanceof Float
                        ? "F"
                        : value instanceof BigInteger ? "BI" : value instanceof BigDecimal ? "BD" : "";
        return value == null
                ? "NULL"
                : value instanceof Boolean ? value.toString().toUpperCase() : value + suffix;
    }

    @Override
    public String visitParameter(ExpressionSyntax.Parameter parameter) {
        return parameter.name() == null ? "?" + parameter.position() : ":" + parameter.name();
    }

    @Override
    public String visitNegation(ExpressionSyntax.Negation negation) {
        return "-" + write(negation.operand());
    }

    @Override
    public String visitArithmetic(ExpressionSyntax.Arithmetic arithmetic) {
        return "(" + write(arithmetic.left()) + " " + arithmetic.operator().symbol() + " " + write(arithmetic.right())
                + ")";
    }

    @Override
    public String visitFunction(ExpressionSyntax.Function function) {
        if (function.function().maximum() == 0) {
            return function.function().name().replace("LOCAL_", "LOCAL ");
        }
        return function.function() + "(" + list(function.arguments(), this::write) + ")";
    }

    @Override
    public String visitTrim(ExpressionSyntax.Trim trim) {
        return "TRIM(" + trim.side() + " " + (trim.character() == null ? "" : write(trim.character()) + " ") + "FROM "
                + write(trim.source()) + ")";
    }

    @Override
    public String visitExtract(ExpressionSyntax.Extract extract) {
        return "EXTRACT(" + extract.field() + " FROM " + write(extract.source()) + ")";
    }

    @Override
    public String visitCast(ExpressionSyntax.Cast cast) {
        return "CAST(" + write(cast.source()) + " AS " + cast.target() + ")";
    }

    @Override
    public String visitDatabaseFunction(ExpressionSyntax.DatabaseFunction function) {
        String arguments =
                function.arguments().stream().map(a -> ", " + write(a)).collect(Collectors.joining());
        return "FUNCTION('" + function.name() + "'" + arguments + ")";
    }

    @Override
    public String visitAggregate(ExpressionSyntax.Aggregate aggregate) {
        return aggregate.function() + "(" + (aggregate.distinct() ? "DISTINCT " : "") + write(aggregate.argument())
                + ")";
    }

    @Override
    public String visitOfPath(ExpressionSyntax.OfPath ofPath) {
        return ofPath.property() + "(" + write(ofPath.argument()) + ")";
    }

    @Override
    public String visitCase(ExpressionSyntax.Case caseExpression) {
        String whens = caseExpression.whens().stream()
                .map(when -> " WHEN " + write(when.when()) + " THEN " + write(when.then()))
                .collect(Collectors.joining());
        return "CASE" + clause(" ", caseExpression.operand()) + whens + " ELSE " + write(caseExpression.otherwise())
                + " END";
    }

    @Override
    public String visitSubquery(ExpressionSyntax.Subquery subquery) {
        return "(" + query(subquery.query()) + ")";
    }

    @Override
    public String visitJunction(PredicateSyntax.Junction junction) {
        return junction.operands().stream()
                .map(this::write)
                .collect(Collectors.joining(junction.conjunction() ? " AND " : " OR ", "(", ")"));
    }

    @Override
    public String visitNot(PredicateSyntax.Not not) {
        return "(NOT " + write(not.operand()) + ")";
    }

    @Override
    public String visitComparison(PredicateSyntax.Comparison comparison) {
        return "(" + write(comparison.left()) + " " + comparison.operator().symbol() + " "
                + (comparison.quantifier() == null ? "" : comparison.quantifier() + " ") + write(comparison.right())
                + ")";
    }

    @Override
    public String visitBetween(PredicateSyntax.Between between) {
        return "(" + write(between.value()) + " " + not(between.negated()) + "BETWEEN " + write(between.low()) + " AND "
                + write(between.high()) + ")";
    }

    @Override
    public String visitInList(PredicateSyntax.InList in) {
        return "(" + write(in.value()) + " " + not(in.negated()) + "IN (" + list(in.items(), this::write) + "))";
    }

    @Override
    public String visitInSubquery(PredicateSyntax.InSubquery in) {
        return "(" + write(in.value()) + " " + not(in.negated()) + "IN " + write(in.subquery()) + ")";
    }

    @Override
    public String visitInParameter(PredicateSyntax.InParameter in) {
        return "(" + write(in.value()) + " " + not(in.negated()) + "IN " + write(in.parameter()) + ")";
    }

    @Override
    public String visitLike(PredicateSyntax.Like like) {
        return "(" + write(like.value()) + " " + not(like.negated()) + "LIKE " + write(like.pattern())
                + clause(" ESCAPE ", like.escape()) + ")";
    }

    @Override
    public String visitIsNull(PredicateSyntax.IsNull isNull) {
        return "(" + write(isNull.value()) + " IS " + not(isNull.negated()) + "NULL)";
    }

    @Override
    public String visitIsEmpty(PredicateSyntax.IsEmpty isEmpty) {
        return "(" + write(isEmpty.path()) + " IS " + not(isEmpty.negated()) + "EMPTY)";
    }

    @Override
    public String visitMemberOf(PredicateSyntax.MemberOf memberOf) {
        return "(" + write(memberOf.value()) + " " + not(memberOf.negated()) + "MEMBER OF " + write(memberOf.path())
                + ")";
    }

    @Override
    public String visitExists(PredicateSyntax.Exists exists) {
        return "EXISTS " + write(exists.subquery());
    }
}
