package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.DerivedNode;
import dev.athanor.internal.query.model.EntityJoinNode;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinKind;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.OrderNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.SetModel;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.TreatNode;
import dev.athanor.internal.query.model.UpdateModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a query model as text: implied joins in braces, references with what they are, types in angle brackets where they
 * were inferred.
 */
final class ResolvedText implements ExpressionNode.Visitor<String>, PredicateNode.Visitor<String> {
    private QueryModel model;

    private ResolvedText(QueryModel model) {
        this.model = model;
    }

    static String of(String query) {
        QueryModel model = Shop.read(query);
        return new ResolvedText(model).statement(model.statement());
    }

    /** What a condition about an order o with customer c and line l means. */
    static String ofCondition(String condition) {
        String text = of("SELECT o FROM Order o JOIN o.customer c JOIN o.lines l WHERE " + condition);
        return text.substring(text.indexOf(" WHERE ") + " WHERE ".length());
    }

    /** What a value means, and its type in Java. */
    static String ofValue(String value) {
        QueryModel model = Shop.read("SELECT " + value + " FROM Order o JOIN o.customer c JOIN o.lines l");
        SelectionNode selection = ((RowsModel) model.statement()).items().get(0).selection();
        return new ResolvedText(model).selection(selection) + " : "
                + selection.javaType().getSimpleName();
    }

    private String statement(StatementModel statement) {
        if (statement instanceof RowsModel rows) {
            return rows(rows);
        }
        if (statement instanceof UpdateModel update) {
            return "UPDATE " + from(new FromItem(update.target(), null)) + steps(update.steps()) + " SET "
                    + list(update.assignments(), each -> write(each.target()) + " = " + write(each.value()))
                    + where(update.where());
        }
        DeleteModel delete = (DeleteModel) statement;
        return "DELETE FROM " + from(new FromItem(delete.target(), null)) + steps(delete.steps())
                + where(delete.where());
    }

    private String rows(RowsModel rows) {
        if (rows instanceof SetModel set) {
            return "(" + rows(set.left()) + ") " + set.operator() + (set.all() ? " ALL" : "") + " (" + rows(set.right())
                    + ")" + orderBy(set.orderBy());
        }
        SelectModel select = (SelectModel) rows;
        return "SELECT " + (select.distinct() ? "DISTINCT " : "") + list(select.items(), this::item) + " FROM "
                + list(select.from(), this::from) + steps(select.steps()) + where(select.where())
                + (select.groupBy().isEmpty() ? "" : " GROUP BY " + list(select.groupBy(), this::write))
                + (select.having() == null ? "" : " HAVING " + write(select.having())) + orderBy(select.orderBy());
    }

    private String item(SelectItem item) {
        return selection(item.selection()) + (item.variable() == null ? "" : " AS " + item.variable());
    }

    private String selection(SelectionNode selection) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            return "entity " + write(entity.path());
        }
        if (selection instanceof SelectionNode.EmbeddableSelection embeddable) {
            return "embeddable " + write(embeddable.path());
        }
        if (selection instanceof SelectionNode.EntrySelection entry) {
            return "entry(" + selection(entry.key()) + ", " + selection(entry.value()) + ")";
        }
        if (selection instanceof SelectionNode.ConstructorSelection made) {
            String parameters = list(List.of(made.constructor().getParameterTypes()), Class::getSimpleName);
            return "new " + made.javaType().getSimpleName() + "(" + parameters + ")("
                    + list(made.arguments(), this::selection) + ")";
        }
        return write(((SelectionNode.ScalarSelection) selection).expression());
    }

    private String from(FromItem item) {
        return declaration(item.node()) + (item.on() == null ? "" : " ON " + write(item.on()));
    }

    private String declaration(FromNode node) {
        String variable = node.variable() == null ? "" : " " + node.variable();
        if (node instanceof DerivedNode derived) {
            return attribute(derived.source(), derived.attribute(), derived.mapper()) + variable;
        }
        if (node instanceof JoinNode join) {
            return (join.kind() == JoinKind.LEFT ? "LEFT " : "") + "JOIN " + (join.isFetch() ? "FETCH " : "")
                    + (join.within().isEmpty() ? "" : join.within() + " ")
                    + attribute(join.source(), join.attribute(), join.mapper()) + variable;
        }
        if (node instanceof EntityJoinNode join) {
            return (join.kind() == JoinKind.LEFT ? "LEFT " : "") + "JOIN " + join.mapper() + variable;
        }
        return ((RootNode) node).mapper() + variable;
    }

    private static String attribute(FromNode source, Association attribute, Object mapper) {
        String treat = mapper == attribute.target() ? "" : " as " + mapper;
        return name(source) + "." + attribute.name() + treat;
    }

    private static String name(FromNode node) {
        if (node instanceof StepNode step) {
            return "{" + name(step.source()) + "." + step.attribute().name() + "}";
        }
        if (node instanceof TreatNode treat) {
            return "(" + name(treat.source()) + " as " + treat.mapper() + ")";
        }
        if (node.variable() == null && node instanceof JoinNode join) {
            return name(join.source()) + "." + join.attribute().name();
        }
        return node.variable();
    }

    private static String steps(List<StepNode> steps) {
        return steps.isEmpty()
                ? ""
                : " STEPS " + steps.stream().map(ResolvedText::name).collect(Collectors.joining(", "));
    }

    private String where(PredicateNode where) {
        return where == null ? "" : " WHERE " + write(where);
    }

    private String orderBy(List<OrderNode> order) {
        return order.isEmpty()
                ? ""
                : " ORDER BY " + list(order, each -> write(each.expression()) + (each.descending() ? " DESC" : ""));
    }

    private static <T> String list(List<T> items, Function<? super T, String> writer) {
        return items.stream().map(writer).collect(Collectors.joining(", "));
    }

    private String write(ExpressionNode expression) {
        return expression.accept(this);
    }

    private String write(PredicateNode predicate) {
        return predicate.accept(this);
    }

    @Override
    public String visit(PathExpr.EntityPath path) {
        return name(path.source());
    }

    @Override
    public String visit(PathExpr.BasicPath path) {
        return name(path.source()) + "." + path.attribute().name();
    }

    @Override
    public String visit(PathExpr.EmbeddedPath path) {
        return name(path.source()) + "." + path.attribute().name();
    }

    @Override
    public String visit(PathExpr.ToOnePath path) {
        return name(path.source()) + "." + path.attribute().name();
    }

    @Override
    public String visit(PathExpr.KeyPath path) {
        String reference =
                path.reference() == null ? "" : "." + path.reference().name();
        return "id(" + name(path.source()) + reference + ")";
    }

    @Override
    public String visit(PathExpr.IdPath path) {
        return name(path.source()) + "." + path.attribute().name() + "#"
                + path.id().name();
    }

    @Override
    public String visit(ExpressionNode.Literal literal) {
        String value =
                literal.value() instanceof String ? "'" + literal.value() + "'" : String.valueOf(literal.value());
        return value + type(literal.type().javaType());
    }

    private static String type(Class<?> type) {
        return "<" + type.getSimpleName() + ">";
    }

    @Override
    public String visit(ExpressionNode.TypeLiteral literal) {
        return "class " + literal.mapper();
    }

    @Override
    public String visit(ExpressionNode.Parameter parameter) {
        QueryParameter declared = model.parameters().get(parameter.index());
        return (declared.name() == null ? "?" + declared.position() : ":" + declared.name())
                + type(parameter.type().javaType());
    }

    @Override
    public String visit(ExpressionNode.Negation negation) {
        return "-" + write(negation.operand());
    }

    @Override
    public String visit(ExpressionNode.Arithmetic arithmetic) {
        return "(" + write(arithmetic.left()) + " " + arithmetic.operator().symbol() + " " + write(arithmetic.right())
                + ")";
    }

    @Override
    public String visit(ExpressionNode.Function function) {
        return function.function() + "(" + list(function.arguments(), this::write) + ")";
    }

    @Override
    public String visit(ExpressionNode.Trim trim) {
        return "TRIM(" + trim.side() + " " + (trim.character() == null ? "" : write(trim.character()) + " FROM ")
                + write(trim.source()) + ")";
    }

    @Override
    public String visit(ExpressionNode.Extract extract) {
        return "EXTRACT(" + extract.field() + " FROM " + write(extract.source()) + ")";
    }

    @Override
    public String visit(ExpressionNode.Cast cast) {
        return "CAST(" + write(cast.source()) + " AS " + cast.target() + ")";
    }

    @Override
    public String visit(ExpressionNode.DatabaseFunction function) {
        return function.name() + "(" + list(function.arguments(), this::write) + ")";
    }

    @Override
    public String visit(ExpressionNode.Aggregate aggregate) {
        return aggregate.function() + "(" + (aggregate.distinct() ? "DISTINCT " : "") + write(aggregate.argument())
                + ")";
    }

    @Override
    public String visit(ExpressionNode.Size size) {
        return "SIZE(" + collection(size.collection()) + ")";
    }

    private static String collection(CollectionPath path) {
        return name(path.source()) + "." + path.attribute().name();
    }

    @Override
    public String visit(ExpressionNode.TypeOf typeOf) {
        return "TYPE(" + name(typeOf.source()) + ")";
    }

    @Override
    public String visit(ExpressionNode.Case caseExpression) {
        return "CASE"
                + caseExpression.whens().stream()
                        .map(when -> " WHEN " + write(when.condition()) + " THEN " + write(when.then()))
                        .collect(Collectors.joining())
                + " ELSE " + write(caseExpression.otherwise()) + " END";
    }

    @Override
    public String visit(ExpressionNode.Subquery subquery) {
        return "(" + rows(subquery.rows()) + ")";
    }

    @Override
    public String visit(ExpressionNode.ResultRef reference) {
        return "item " + reference.index();
    }

    @Override
    public String visit(PredicateNode.Junction junction) {
        return junction.operands().stream()
                .map(this::write)
                .collect(Collectors.joining(junction.conjunction() ? " AND " : " OR ", "(", ")"));
    }

    @Override
    public String visit(PredicateNode.Not not) {
        return "NOT " + write(not.operand());
    }

    @Override
    public String visit(PredicateNode.Comparison comparison) {
        return write(comparison.left()) + " " + comparison.operator().symbol() + " " + write(comparison.right());
    }

    @Override
    public String visit(PredicateNode.Quantified quantified) {
        return write(quantified.left()) + " " + quantified.operator().symbol() + " " + quantified.quantifier() + " ("
                + rows(quantified.rows()) + ")";
    }

    @Override
    public String visit(PredicateNode.Between between) {
        return write(between.value()) + " BETWEEN " + write(between.low()) + " AND " + write(between.high());
    }

    @Override
    public String visit(PredicateNode.InList in) {
        return write(in.value()) + " IN (" + list(in.items(), this::write) + ")";
    }

    @Override
    public String visit(PredicateNode.InRows in) {
        return write(in.value()) + " IN (" + rows(in.rows()) + ")";
    }

    @Override
    public String visit(PredicateNode.InParameter in) {
        return write(in.value()) + " IN " + write(in.parameter());
    }

    @Override
    public String visit(PredicateNode.Like like) {
        return write(like.value()) + " LIKE " + write(like.pattern())
                + (like.escape() == null ? "" : " ESCAPE " + write(like.escape()));
    }

    @Override
    public String visit(PredicateNode.IsNull isNull) {
        return write(isNull.value()) + " IS NULL";
    }

    @Override
    public String visit(PredicateNode.IsEmpty isEmpty) {
        return collection(isEmpty.collection()) + " IS EMPTY";
    }

    @Override
    public String visit(PredicateNode.MemberOf memberOf) {
        return write(memberOf.value()) + " MEMBER OF " + collection(memberOf.collection());
    }

    @Override
    public String visit(PredicateNode.Exists exists) {
        return "EXISTS (" + rows(exists.rows()) + ")";
    }

    @Override
    public String visit(PredicateNode.IsTrue isTrue) {
        return "TRUE? " + write(isTrue.value());
    }
}
