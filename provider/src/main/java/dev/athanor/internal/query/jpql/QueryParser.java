package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ClauseSyntax.OrderItem;
import dev.athanor.internal.query.jpql.ClauseSyntax.SelectClause;
import dev.athanor.internal.query.jpql.ClauseSyntax.SelectItem;
import dev.athanor.internal.query.model.NullOrder;
import dev.athanor.internal.query.model.SetOperator;
import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads select queries, set operations between them, and all their clauses but FROM. */
final class QueryParser {
    private static final int AFTER_FROM = 0;
    private static final int AFTER_WHERE = 1;
    private static final int AFTER_GROUP_BY = 2;
    private static final int AFTER_HAVING = 3;
    private static final int AFTER_ORDER_BY = 4;
    private static final int AFTER_PARENTHESES = 5;

    /** How a query can go on after each of these clauses: for error messages only. */
    private static final String[][] FOLLOWING = {
        {",", "JOIN", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "UNION", "INTERSECT", "EXCEPT"},
        {"AND", "OR", "GROUP BY", "HAVING", "ORDER BY", "UNION", "INTERSECT", "EXCEPT"},
        {",", "HAVING", "ORDER BY", "UNION", "INTERSECT", "EXCEPT"},
        {"AND", "OR", "ORDER BY", "UNION", "INTERSECT", "EXCEPT"},
        {",", "UNION", "INTERSECT", "EXCEPT"},
        {"UNION", "INTERSECT", "EXCEPT"},
    };

    private final JpqlParser parser;
    /** The clause that was read last. */
    private int read;
    /** Whether the query that was read last stood without parentheses. */
    private boolean bare;

    QueryParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** A query with all set operations. */
    StatementSyntax.Query query() {
        JpqlTokens tokens = parser.tokens;
        StatementSyntax.Query left = intersection();
        while (tokens.at(Token.UNION) || tokens.at(Token.EXCEPT)) {
            int offset = tokens.offset();
            SetOperator operator = tokens.at(Token.UNION) ? SetOperator.UNION : SetOperator.EXCEPT;
            tokens.advance();
            boolean all = tokens.accept(Token.ALL);
            left = combine(operator, all, left, intersection(), offset);
        }
        if (tokens.at(Token.ORDER) && left instanceof StatementSyntax.Combination combination) {
            // After a last operand in parentheses; after one without, the operand has read the clause already.
            left = ordered(combination, optionalOrderBy());
        }
        return left;
    }

    private StatementSyntax.Query intersection() {
        JpqlTokens tokens = parser.tokens;
        StatementSyntax.Query left = operand();
        while (tokens.at(Token.INTERSECT)) {
            int offset = tokens.expect(Token.INTERSECT);
            boolean all = tokens.accept(Token.ALL);
            left = combine(SetOperator.INTERSECT, all, left, operand(), offset);
        }
        return left;
    }

    /**
     * In the grammar ORDER BY belongs to the last operand, but as in SQL it sorts the combined rows unless parentheses
     * say otherwise: it moves up to the combination.
     */
    private StatementSyntax.Query combine(
            SetOperator operator, boolean all, StatementSyntax.Query left, StatementSyntax.Query right, int offset) {
        if (bare && !right.orderBy().isEmpty()) {
            return new StatementSyntax.Combination(
                    operator, all, left, ordered(right, List.of()), right.orderBy(), offset);
        }
        return new StatementSyntax.Combination(operator, all, left, right, List.of(), offset);
    }

    private static StatementSyntax.Query ordered(StatementSyntax.Query query, List<OrderItem> orderBy) {
        if (query instanceof StatementSyntax.Select select) {
            return select.withOrderBy(orderBy);
        }
        StatementSyntax.Combination combination = (StatementSyntax.Combination) query;
        return new StatementSyntax.Combination(
                combination.operator(),
                combination.all(),
                combination.left(),
                combination.right(),
                orderBy,
                combination.offset());
    }

    private StatementSyntax.Query operand() {
        JpqlTokens tokens = parser.tokens;
        if (!tokens.accept(Token.OPEN)) {
            StatementSyntax.Query select = select();
            bare = true;
            return select;
        }
        parser.enter();
        StatementSyntax.Query query = query();
        if (!tokens.accept(Token.CLOSE)) {
            throw unexpectedAfterQuery(Token.CLOSE);
        }
        parser.leave();
        read = AFTER_PARENTHESES;
        bare = false;
        return query;
    }

    private StatementSyntax.Select select() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        SelectClause select = tokens.at(Token.SELECT) ? selectClause() : null;
        if (!tokens.at(Token.FROM)) {
            throw select == null ? tokens.unexpected("SELECT", "FROM") : tokens.unexpected("FROM", ",");
        }
        List<FromSyntax> from = parser.from.fromClause();
        ExpressionSyntax where = parser.conditions.optionalWhere();
        List<ExpressionSyntax> groupBy = optionalGroupBy();
        ExpressionSyntax having = tokens.accept(Token.HAVING) ? parser.conditions.condition() : null;
        List<OrderItem> orderBy = optionalOrderBy();
        // Set at the end, because subqueries come through here too.
        read = !orderBy.isEmpty()
                ? AFTER_ORDER_BY
                : having != null
                        ? AFTER_HAVING
                        : !groupBy.isEmpty() ? AFTER_GROUP_BY : where != null ? AFTER_WHERE : AFTER_FROM;
        return new StatementSyntax.Select(select, from, where, groupBy, having, orderBy, offset);
    }

    private SelectClause selectClause() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.expect(Token.SELECT);
        boolean distinct = tokens.accept(Token.DISTINCT);
        if (tokens.at(Token.STAR)) {
            throw QueryErrors.at(QueryMessage.STAR, tokens.query(), tokens.offset());
        }
        List<SelectItem> items = new ArrayList<>(4);
        do {
            int start = tokens.offset();
            SelectionSyntax selection = selection();
            items.add(new SelectItem(selection, parser.paths.optionalVariable(), start));
        } while (tokens.accept(Token.COMMA));
        return new SelectClause(distinct, items, offset);
    }

    private SelectionSyntax selection() {
        JpqlTokens tokens = parser.tokens;
        if (tokens.at(Token.NEW) && Token.isWord(tokens.kind(1))) {
            return constructor();
        }
        if (tokens.at(Token.OBJECT) && tokens.atCall()) {
            tokens.advance();
            tokens.expect(Token.OPEN);
            PathSyntax variable = parser.paths.variable("an identification variable");
            tokens.expect(Token.CLOSE);
            return variable;
        }
        return parser.conditions.condition();
    }

    private SelectionSyntax constructor() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.expect(Token.NEW);
        StringBuilder name = new StringBuilder(tokens.word("the name of a class"));
        while (tokens.accept(Token.DOT)) {
            name.append('.').append(tokens.word("the name of a class"));
        }
        tokens.expect(Token.OPEN);
        List<ExpressionSyntax> arguments = new ArrayList<>(4);
        do {
            arguments.add(parser.conditions.condition());
        } while (tokens.accept(Token.COMMA));
        tokens.expect(Token.CLOSE);
        return new SelectionSyntax.Constructor(name.toString(), arguments, offset);
    }

    private List<ExpressionSyntax> optionalGroupBy() {
        JpqlTokens tokens = parser.tokens;
        if (!tokens.accept(Token.GROUP)) {
            return List.of();
        }
        tokens.expect(Token.BY);
        List<ExpressionSyntax> items = new ArrayList<>(4);
        do {
            items.add(parser.values.value());
        } while (tokens.accept(Token.COMMA));
        return items;
    }

    private List<OrderItem> optionalOrderBy() {
        JpqlTokens tokens = parser.tokens;
        if (!tokens.accept(Token.ORDER)) {
            return List.of();
        }
        tokens.expect(Token.BY);
        List<OrderItem> items = new ArrayList<>(4);
        do {
            int offset = tokens.offset();
            ExpressionSyntax expression = parser.values.value();
            boolean descending = tokens.accept(Token.DESC);
            if (!descending) {
                tokens.accept(Token.ASC);
            }
            items.add(new OrderItem(expression, descending, optionalNullOrder(), offset));
        } while (tokens.accept(Token.COMMA));
        return items;
    }

    private NullOrder optionalNullOrder() {
        JpqlTokens tokens = parser.tokens;
        if (!tokens.accept(Token.NULLS)) {
            return NullOrder.UNSPECIFIED;
        }
        if (tokens.accept(Token.FIRST)) {
            return NullOrder.FIRST;
        }
        if (tokens.accept(Token.LAST)) {
            return NullOrder.LAST;
        }
        throw tokens.unexpected("FIRST", "LAST");
    }

    /** The error that the text goes on where the query that was read last could end with a token of this kind. */
    QuerySyntaxException unexpectedAfterQuery(int end) {
        String[] following = FOLLOWING[read];
        String[] expected = Arrays.copyOf(following, following.length + 1);
        expected[following.length] = Token.text(end);
        return parser.tokens.unexpected(expected);
    }
}
