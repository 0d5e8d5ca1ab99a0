package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.OrderNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.SetModel;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves queries and subqueries, clause by clause, and set operations between them. */
final class RowsResolver {
    private final JpqlResolver resolver;

    RowsResolver(JpqlResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Resolves a query.
     *
     * @param outer the scope of the query outside, null for none
     */
    RowsModel resolve(StatementSyntax.Query query, @Nullable Scope outer) {
        if (query instanceof StatementSyntax.Select select) {
            return select(select, outer);
        }
        StatementSyntax.Combination combination = (StatementSyntax.Combination) query;
        RowsModel left = resolve(combination.left(), outer);
        RowsModel right = resolve(combination.right(), outer);
        checkItems(combination, left, right);
        for (int i = 0; i < left.items().size(); i++) {
            if (left.items().get(i).selection() instanceof SelectionNode.EntitySelection a
                    && right.items().get(i).selection() instanceof SelectionNode.EntitySelection b
                    && a.type() != b.type()) {
                // The results are of the type that both have in common.
                Mapper common = Objects.requireNonNull(a.type().commonType(b.type()));
                left = left.withEntityType(i, common);
                right = right.withEntityType(i, common);
            }
        }
        return new SetModel(
                combination.operator(),
                combination.all(),
                left,
                right,
                orderOfCombination(combination.orderBy(), left.items()));
    }

    private void checkItems(StatementSyntax.Combination combination, RowsModel left, RowsModel right) {
        int width = left.items().size();
        if (width != right.items().size()) {
            throw resolver.error(
                    QueryMessage.DIFFERENT_NUMBER_OF_ITEMS,
                    combination.offset(),
                    combination.operator().name(),
                    String.valueOf(width),
                    String.valueOf(right.items().size()));
        }
        for (int i = 0; i < width; i++) {
            SelectionNode a = left.items().get(i).selection();
            SelectionNode b = right.items().get(i).selection();
            boolean entities = a instanceof SelectionNode.EntitySelection;
            if (entities != b instanceof SelectionNode.EntitySelection || !combinable(a, b)) {
                throw resolver.error(
                        QueryMessage.DIFFERENT_ITEMS,
                        combination.offset(),
                        combination.operator().name(),
                        String.valueOf(i + 1),
                        a.javaType().getSimpleName(),
                        b.javaType().getSimpleName());
            }
        }
    }

    private static boolean combinable(SelectionNode a, SelectionNode b) {
        return a instanceof SelectionNode.EntitySelection one && b instanceof SelectionNode.EntitySelection other
                ? one.type().commonType(other.type()) != null
                : TypeRules.comparable(TypeRules.typeOf(a), TypeRules.typeOf(b));
    }

    private List<OrderNode> orderOfCombination(List<ClauseSyntax.OrderItem> orderBy, List<SelectItem> items) {
        List<OrderNode> order = new ArrayList<>(orderBy.size());
        for (ClauseSyntax.OrderItem item : orderBy) {
            ExpressionNode reference = resultVariable(item.expression(), items);
            if (reference == null) {
                throw resolver.error(QueryMessage.ORDER_OF_COMBINATION, item.offset());
            }
            order.add(new OrderNode(reference, item.descending(), item.nulls()));
        }
        return order;
    }

    private SelectModel select(StatementSyntax.Select select, @Nullable Scope outer) {
        Scope scope = new Scope(outer);
        QueryLevel level = new QueryLevel(resolver, scope);
        FromResolver from = new FromResolver(level);
        from.resolve(select.from());
        ClauseSyntax.SelectClause clause = select.select();
        level.enter(Clause.SELECT);
        List<SelectItem> items = clause == null ? implicitItem(from, select) : items(level, clause.items());
        checkFetches(from.fetches(), items);
        PredicateNode where = condition(level, Clause.WHERE, select.where());
        level.enter(Clause.GROUP_BY);
        List<ExpressionNode> groupBy = new ArrayList<>(select.groupBy().size());
        for (ExpressionSyntax expression : select.groupBy()) {
            groupBy.add(level.values.value(expression));
        }
        PredicateNode having = condition(level, Clause.HAVING, select.having());
        level.enter(Clause.ORDER_BY);
        List<OrderNode> orderBy = orderBy(level, select.orderBy(), items);
        return new SelectModel(
                clause != null && clause.distinct(),
                items,
                scope.items(),
                scope.steps(),
                where,
                groupBy,
                having,
                orderBy);
    }

    private static @Nullable PredicateNode condition(
            QueryLevel level, Clause clause, @Nullable ExpressionSyntax condition) {
        level.enter(clause);
        return condition == null ? null : level.predicates.predicate(condition);
    }

    private List<SelectItem> implicitItem(FromResolver from, StatementSyntax.Select select) {
        FromNode only = from.only();
        if (only == null) {
            throw resolver.error(QueryMessage.SELECT_MISSING, select.offset());
        }
        PathExpr path = new PathExpr.EntityPath(only);
        return List.of(new SelectItem(new SelectionNode.EntitySelection(path), null));
    }

    private List<SelectItem> items(QueryLevel level, List<ClauseSyntax.SelectItem> syntax) {
        SelectionResolver selections = new SelectionResolver(level);
        List<SelectItem> items = new ArrayList<>(syntax.size());
        for (ClauseSyntax.SelectItem item : syntax) {
            PathSyntax.Name variable = item.variable();
            if (variable != null && isTaken(variable.name(), items)) {
                throw resolver.error(QueryMessage.VARIABLE_DECLARED_TWICE, variable.offset(), variable.name());
            }
            items.add(new SelectItem(selections.resolve(item.selection()), variable == null ? null : variable.name()));
        }
        return items;
    }

    private static boolean isTaken(String variable, List<SelectItem> items) {
        for (SelectItem item : items) {
            if (variable.equalsIgnoreCase(item.variable())) {
                return true;
            }
        }
        return false;
    }

    /** A fetch join needs an owner to attach to: something that the query returns, or that is fetched itself. */
    private void checkFetches(List<FromResolver.Fetch> fetches, List<SelectItem> items) {
        for (FromResolver.Fetch fetch : fetches) {
            FromNode owner = fetch.owner();
            boolean fetched = owner instanceof JoinNode join && join.isFetch();
            if (!fetched && items.stream().noneMatch(item -> returns(item.selection(), owner))) {
                throw resolver.error(
                        QueryMessage.FETCH_WITHOUT_OWNER,
                        fetch.offset(),
                        fetch.attribute(),
                        owner.mapper().entityName());
            }
        }
    }

    private static boolean returns(SelectionNode selection, FromNode node) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            boolean reference = entity.path() instanceof PathExpr.ToOnePath path
                    && node instanceof StepNode step
                    && path.source() == step.source()
                    && path.attribute() == step.attribute();
            return reference
                    || (entity.path() instanceof PathExpr.EntityPath
                            && entity.path().source() == node);
        }
        return selection instanceof SelectionNode.ConstructorSelection constructor
                && constructor.arguments().stream().anyMatch(argument -> returns(argument, node));
    }

    private List<OrderNode> orderBy(QueryLevel level, List<ClauseSyntax.OrderItem> orderBy, List<SelectItem> items) {
        List<OrderNode> order = new ArrayList<>(orderBy.size());
        for (ClauseSyntax.OrderItem item : orderBy) {
            ExpressionNode expression = resultVariable(item.expression(), items);
            if (expression == null) {
                expression = level.values.whole(item.expression(), ValueType.UNDETERMINED);
            }
            order.add(new OrderNode(expression, item.descending(), item.nulls()));
        }
        return order;
    }

    private static @Nullable ExpressionNode resultVariable(ExpressionSyntax syntax, List<SelectItem> items) {
        if (syntax instanceof PathSyntax.Name name) {
            for (int i = 0; i < items.size(); i++) {
                SelectItem item = items.get(i);
                if (name.name().equalsIgnoreCase(item.variable())) {
                    return new ExpressionNode.ResultRef(i, TypeRules.typeOf(item.selection()));
                }
            }
        }
        return null;
    }
}
