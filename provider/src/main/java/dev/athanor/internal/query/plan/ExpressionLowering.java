package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.AggregateFunction;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Column;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Query;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.ConvertedType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of one query to SQL. An entity as a value is its key: one column, or several as a row. */
final class ExpressionLowering implements ExpressionNode.Visitor<Expression> {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private final Level level;
    private @Nullable Mapper hierarchy;

    ExpressionLowering(Level level) {
        this.level = level;
    }

    Expression lower(ExpressionNode node) {
        return node.accept(this);
    }

    List<Expression> lower(List<ExpressionNode> nodes) {
        List<Expression> values = new ArrayList<>();
        nodes.forEach(node -> values.add(lower(node)));
        return values;
    }

    /** The hierarchy whose classes are compared, so that literals and parameters beside TYPE travel as the discriminator. */
    void compareClassesOf(@Nullable Mapper root) {
        hierarchy = root;
    }

    @Nullable Mapper comparedHierarchy() {
        return hierarchy;
    }

    @Override
    public Expression visit(PathExpr.EntityPath path) {
        return level.key(path.source());
    }

    @Override
    public Expression visit(PathExpr.BasicPath path) {
        return level.column(path.source(), path.attribute().column());
    }

    @Override
    public Expression visit(PathExpr.EmbeddedPath path) {
        return level.columns(path.source(), columns(path.attribute()));
    }

    /** The columns of an embeddable in the order in which they are compared and assigned. */
    static List<Column> columns(EmbeddedAttribute embedded) {
        List<Column> columns = new ArrayList<>();
        for (Attribute attribute : embedded.attributes()) {
            if (attribute instanceof BasicAttribute basic) {
                columns.add(basic.column());
            } else if (attribute instanceof ToOneAttribute toOne) {
                toOne.joinColumns().forEach(join -> columns.add(join.column()));
            } else if (attribute instanceof EmbeddedAttribute nested) {
                columns.addAll(columns(nested));
            }
        }
        return columns;
    }

    @Override
    public Expression visit(PathExpr.ToOnePath path) {
        ToOneAttribute toOne = path.attribute();
        if (!toOne.isOwning()) {
            return Level.row(level.from.reference(path.source(), toOne, false).key());
        }
        return level.columns(
                path.source(),
                toOne.joinColumns().stream().map(JoinColumn::column).toList());
    }

    @Override
    public Expression visit(PathExpr.IdPath path) {
        // Join columns are in the order of the key, whichever table of a hierarchy they refer to.
        return level.column(
                path.source(),
                path.attribute().joinColumns().get(path.id().position()).column());
    }

    @Override
    public Expression visit(PathExpr.KeyPath path) {
        return path.reference() == null
                ? level.key(path.source())
                : visit(new PathExpr.ToOnePath(path.source(), path.reference()));
    }

    @Override
    public Expression visit(ExpressionNode.Literal literal) {
        Expression value = literal(literal.value(), literal.type());
        return value instanceof Expression.BoundLiteral bound ? level.grouped.value(bound, () -> bound) : value;
    }

    /** A literal in the text where the database has the same value, else one that travels as the attribute does. */
    static Expression literal(@Nullable Object value, ValueType type) {
        if (value == null) {
            return new Expression.NullLiteral();
        }
        boolean stored = value instanceof Enum<?>
                || type instanceof ValueType.Scalar scalar && scalar.column() instanceof ConvertedType;
        return stored
                ? new Expression.BoundLiteral(value, ((ValueType.Scalar) type).column())
                : new Expression.Literal(value);
    }

    @Override
    public Expression visit(ExpressionNode.TypeLiteral literal) {
        ColumnType type = ParameterLowering.codeType(hierarchy);
        Expression.BoundLiteral code =
                new Expression.BoundLiteral(ParameterLowering.code(hierarchy, literal.mapper()), type);
        return level.grouped.value(code, () -> code);
    }

    @Override
    public Expression visit(ExpressionNode.Parameter parameter) {
        return level.parameters.value(parameter.index(), parameter.type(), hierarchy);
    }

    @Override
    public Expression visit(ExpressionNode.Negation negation) {
        return new Expression.Negation(lower(negation.operand()));
    }

    @Override
    public Expression visit(ExpressionNode.Arithmetic arithmetic) {
        Operator operator = Operator.valueOf(arithmetic.operator().name());
        if (operator == Operator.DIVIDE
                && WHOLE_NUMBERS.contains(arithmetic.type().javaType())) {
            operator = Operator.DIVIDE_WHOLE;
        }
        return new Expression.Operation(operator, lower(arithmetic.left()), lower(arithmetic.right()));
    }

    @Override
    public Expression visit(ExpressionNode.Function function) {
        return new Expression.FunctionCall(FunctionNames.of(function.function()), lower(function.arguments()));
    }

    @Override
    public Expression visit(ExpressionNode.Trim trim) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lower(trim.source()));
        if (trim.character() != null) {
            arguments.add(lower(trim.character()));
        }
        return new Expression.FunctionCall(FunctionNames.of(trim.side(), trim.character() != null), arguments);
    }

    @Override
    public Expression visit(ExpressionNode.Extract extract) {
        return Expression.FunctionCall.of(FunctionNames.of(extract.field()), lower(extract.source()));
    }

    @Override
    public Expression visit(ExpressionNode.Cast cast) {
        ColumnType target = Objects.requireNonNull(ColumnTypes.of(cast.target().javaType()));
        return new Expression.Cast(lower(cast.source()), target);
    }

    @Override
    public Expression visit(ExpressionNode.DatabaseFunction function) {
        return new Expression.DatabaseFunction(function.name(), lower(function.arguments()));
    }

    @Override
    public Expression visit(ExpressionNode.Aggregate aggregate) {
        level.enterAggregate();
        Expression argument = aggregate.argument() instanceof PathExpr.EmbeddedPath path
                        && path.source() instanceof ElementNode elements
                ? level.rowColumn(elements)
                : lower(aggregate.argument());
        level.leaveAggregate();
        if (argument instanceof Expression.RowValue row
                && aggregate.argument().type() instanceof ValueType.Entity
                && !aggregate.distinct()) {
            // Of a key all columns are null or none.
            argument = row.values().get(0);
        }
        AggregateFunction function = aggregate.function();
        return new Expression.Aggregate(
                Expression.Aggregate.Function.valueOf(function.name()), aggregate.distinct(), argument);
    }

    @Override
    public Expression visit(ExpressionNode.Size size) {
        return level.collections.size(size.collection());
    }

    @Override
    public Expression visit(ExpressionNode.TypeOf typeOf) {
        Discriminator discriminator = typeOf.source().mapper().discriminator();
        return discriminator == null
                ? new Expression.Literal(typeOf.source().mapper().entityName())
                : level.type(Level.base(typeOf.source()));
    }

    @Override
    public Expression visit(ExpressionNode.Case caseExpression) {
        List<Expression.Case.When> branches = new ArrayList<>();
        for (ExpressionNode.When when : caseExpression.whens()) {
            branches.add(new Expression.Case.When(level.predicates.lower(when.condition()), lower(when.then())));
        }
        return new Expression.Case(branches, lower(caseExpression.otherwise()));
    }

    @Override
    public Expression visit(ExpressionNode.Subquery subquery) {
        Query query = new RowsLowering(level.context).subquery(subquery.rows(), level);
        if (query.width() != 1) {
            throw new InvalidArgumentException(QueryCallMessage.COMPOSITE_KEY_AS_VALUE);
        }
        return new Expression.ScalarSubquery(query);
    }

    @Override
    public Expression visit(ExpressionNode.ResultRef reference) {
        throw new IllegalStateException("a result variable stands in ORDER BY only");
    }
}
