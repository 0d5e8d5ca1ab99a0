package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.jpql.TypeRules.Category;
import dev.athanor.internal.query.model.AggregateFunction;
import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryParameter.Arity;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves values and finds their types.
 *
 * <p>Parameters, literals and constants have no type of their own that matters: they take the one that their place expects,
 * which is why operands beside them are resolved first. An attribute's converter thus reaches what it is compared with.
 */
final class ValueResolver implements ExpressionSyntax.Visitor<ExpressionNode> {
    private final QueryLevel level;
    private final FunctionResolver functions;
    private ValueType expected = ValueType.UNDETERMINED;
    private boolean insideAggregate;

    ValueResolver(QueryLevel level) {
        this.level = level;
        this.functions = new FunctionResolver(level, this);
    }

    /** A value where nothing is expected. */
    ExpressionNode value(ExpressionSyntax syntax) {
        return value(syntax, ValueType.UNDETERMINED);
    }

    /**
     * A value where a type is expected. The value may have another type: whether that is wrong the caller knows.
     */
    ExpressionNode value(ExpressionSyntax syntax, ValueType type) {
        return single(whole(syntax, type), syntax);
    }

    /** A value that consists of one: what has several attributes can be compared and selected, and no more. */
    private ExpressionNode single(ExpressionNode value, ExpressionSyntax syntax) {
        if (TypeRules.category(value.type()) == Category.EMBEDDABLE) {
            throw level.error(QueryMessage.EMBEDDABLE_AS_VALUE, syntax.offset());
        }
        return value;
    }

    /** Resolves a value that may be an embeddable or a composite key. */
    ExpressionNode whole(ExpressionSyntax syntax, ValueType type) {
        ValueType before = expected;
        expected = type;
        ExpressionNode value = syntax.accept(this);
        expected = before;
        return value;
    }

    /** Values of which each expects the type of the others. */
    List<ExpressionNode> together(List<ExpressionSyntax> syntax) {
        return together(syntax, ValueType.UNDETERMINED);
    }

    /** Values of which each expects the type of the others, or this one if none has a type of its own. */
    List<ExpressionNode> together(List<ExpressionSyntax> syntax, ValueType otherwise) {
        List<ExpressionNode> values = comparands(syntax, otherwise);
        for (int i = 0; i < values.size(); i++) {
            single(values.get(i), syntax.get(i));
        }
        return values;
    }

    /** The same for values that are compared, which may be embeddables and composite keys. */
    List<ExpressionNode> comparands(List<ExpressionSyntax> syntax) {
        return comparands(syntax, ValueType.UNDETERMINED);
    }

    private List<ExpressionNode> comparands(List<ExpressionSyntax> syntax, ValueType otherwise) {
        @Nullable ExpressionNode[] values = new ExpressionNode[syntax.size()];
        ValueType type = ValueType.UNDETERMINED;
        for (int i = 0; i < values.length; i++) {
            if (!isOpen(syntax.get(i))) {
                ExpressionNode value = whole(syntax.get(i), otherwise);
                values[i] = value;
                type = TypeRules.isUndetermined(type) ? value.type() : type;
            }
        }
        ValueType place = TypeRules.isUndetermined(type) ? otherwise : type;
        // Of open values literals come before parameters: :p = 1 tells that the parameter is a number.
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !(syntax.get(i) instanceof ExpressionSyntax.Parameter)) {
                ExpressionNode value = whole(syntax.get(i), place);
                values[i] = value;
                place = TypeRules.isUndetermined(place) ? value.type() : place;
            }
        }
        List<ExpressionNode> resolved = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            ExpressionNode value = values[i];
            resolved.add(value == null ? whole(syntax.get(i), place) : value);
        }
        return resolved;
    }

    private boolean isOpen(ExpressionSyntax syntax) {
        return syntax instanceof ExpressionSyntax.Parameter
                || syntax instanceof ExpressionSyntax.Literal
                || (syntax instanceof PathSyntax path && isConstant(path));
    }

    private boolean isConstant(PathSyntax path) {
        PathSyntax at = path;
        while (at instanceof PathSyntax.Step step) {
            at = step.base();
        }
        return at instanceof PathSyntax.Name name && level.scope.find(name.name()) == null;
    }

    /** A value that must be a number. */
    ExpressionNode number(ExpressionSyntax syntax, ValueType type, String operator) {
        return ofCategory(syntax, type, Category.NUMBER, operator);
    }

    /** A value that must be a text. */
    ExpressionNode text(ExpressionSyntax syntax, String operator) {
        return ofCategory(syntax, TypeRules.STRING, Category.TEXT, operator);
    }

    ExpressionNode ofCategory(ExpressionSyntax syntax, ValueType type, Category category, String operator) {
        ExpressionNode value = value(syntax, type);
        check(value, syntax.offset(), category, operator);
        return value;
    }

    void check(ExpressionNode value, int offset, Category category, String operator) {
        if (!TypeRules.fits(value.type(), category)) {
            throw level.error(
                    QueryMessage.WRONG_OPERAND,
                    offset,
                    operator,
                    FunctionResolver.describe(category),
                    TypeRules.name(value.type()));
        }
    }

    /** A subquery as one value. */
    ExpressionNode.Subquery subquery(ExpressionSyntax.Subquery syntax) {
        RowsModel rows = rows(syntax);
        if (rows.items().size() != 1) {
            throw level.error(
                    QueryMessage.SUBQUERY_OF_SEVERAL_ITEMS,
                    syntax.offset(),
                    String.valueOf(rows.items().size()));
        }
        ValueType type = TypeRules.typeOf(rows.items().get(0).selection());
        if (type instanceof ValueType.Embeddable) {
            throw level.error(QueryMessage.EMBEDDABLE_AS_VALUE, syntax.offset());
        }
        return new ExpressionNode.Subquery(rows, type);
    }

    /** A subquery of any number of items. */
    RowsModel rows(ExpressionSyntax.Subquery syntax) {
        return new RowsResolver(level.resolver).resolve(syntax.query(), level.scope);
    }

    /** Embeddables are results, but no values: they have neither a place in one column nor a comparison. */
    @Override
    public ExpressionNode visitPath(PathSyntax path) {
        return path(path);
    }

    /** A path or constant, embeddables included. */
    ExpressionNode path(PathSyntax path) {
        boolean type = expected == ValueType.ENTITY_CLASS;
        Mapper named = level.resolver.entityOrNull(path);
        if (type && named != null) {
            return new ExpressionNode.TypeLiteral(named);
        }
        Target target = level.paths.find(path);
        if (target != null) {
            return level.paths.value(target, path.offset());
        }
        Enum<?> constant = level.resolver.constants().enumConstant(path, expected.javaType());
        if (constant != null) {
            return enumLiteral(constant);
        }
        if (named != null) {
            return new ExpressionNode.TypeLiteral(named);
        }
        // Not found, and no constant: the error is that of a path.
        return level.paths.value(level.paths.resolve(path), path.offset());
    }

    private ExpressionNode enumLiteral(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        ValueType own = expected.javaType() == type ? expected : TypeRules.enumType(constant);
        return new ExpressionNode.Literal(constant, own);
    }

    @Override
    public ExpressionNode visitPredicate(PredicateSyntax predicate) {
        throw level.error(QueryMessage.CONDITION_AS_VALUE, predicate.offset());
    }

    @Override
    public ExpressionNode visitLiteral(ExpressionSyntax.Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return new ExpressionNode.Literal(null, expected);
        }
        if (expected.javaType() == value.getClass()) {
            return new ExpressionNode.Literal(value, expected);
        }
        if (expected.javaType() == Character.class && value instanceof String text && text.length() == 1) {
            return new ExpressionNode.Literal(text.charAt(0), expected);
        }
        return new ExpressionNode.Literal(value, ValueType.of(value.getClass()));
    }

    @Override
    public ExpressionNode visitParameter(ExpressionSyntax.Parameter parameter) {
        return level.resolver.parameters().occurrence(parameter, expected, Arity.ONE);
    }

    @Override
    public ExpressionNode visitNegation(ExpressionSyntax.Negation negation) {
        ExpressionNode operand = number(negation.operand(), expected, "-");
        return new ExpressionNode.Negation(operand, TypeRules.plain(operand.type()));
    }

    @Override
    public ExpressionNode visitArithmetic(ExpressionSyntax.Arithmetic arithmetic) {
        String operator = arithmetic.operator().symbol();
        List<ExpressionNode> operands = together(List.of(arithmetic.left(), arithmetic.right()), expected);
        ExpressionNode left = operands.get(0);
        ExpressionNode right = operands.get(1);
        check(left, arithmetic.left().offset(), Category.NUMBER, operator);
        check(right, arithmetic.right().offset(), Category.NUMBER, operator);
        return new ExpressionNode.Arithmetic(
                arithmetic.operator(), left, right, TypeRules.promote(left.type(), right.type()));
    }

    @Override
    public ExpressionNode visitFunction(ExpressionSyntax.Function function) {
        return functions.function(function, expected);
    }

    @Override
    public ExpressionNode visitTrim(ExpressionSyntax.Trim trim) {
        ExpressionSyntax character = trim.character();
        return new ExpressionNode.Trim(
                trim.side(), character == null ? null : text(character, "TRIM"), text(trim.source(), "TRIM"));
    }

    @Override
    public ExpressionNode visitExtract(ExpressionSyntax.Extract extract) {
        return functions.extract(extract);
    }

    @Override
    public ExpressionNode visitCast(ExpressionSyntax.Cast cast) {
        return new ExpressionNode.Cast(value(cast.source()), cast.target());
    }

    @Override
    public ExpressionNode visitDatabaseFunction(ExpressionSyntax.DatabaseFunction function) {
        List<ExpressionNode> arguments = new ArrayList<>(function.arguments().size());
        for (ExpressionSyntax argument : function.arguments()) {
            arguments.add(value(argument));
        }
        return new ExpressionNode.DatabaseFunction(function.name(), arguments, expected);
    }

    @Override
    public ExpressionNode visitAggregate(ExpressionSyntax.Aggregate aggregate) {
        AggregateFunction function = aggregate.function();
        if (insideAggregate || !level.clause().allowsAggregates()) {
            throw level.error(
                    QueryMessage.MISPLACED_AGGREGATE,
                    aggregate.offset(),
                    function.name(),
                    insideAggregate
                            ? "another aggregate function"
                            : level.clause().text());
        }
        insideAggregate = true;
        // That there is an element can be counted, whatever it is.
        ExpressionNode argument = function == AggregateFunction.COUNT
                        && !aggregate.distinct()
                        && aggregate.argument() instanceof PathSyntax path
                ? path(path)
                : value(aggregate.argument());
        if (argument instanceof PathExpr.EmbeddedPath embedded
                && !(embedded.source() instanceof ElementNode node
                        && node.attribute().element() == embedded.attribute())) {
            throw level.error(
                    QueryMessage.EMBEDDABLE_AS_VALUE, aggregate.argument().offset());
        }
        insideAggregate = false;
        if (function == AggregateFunction.SUM || function == AggregateFunction.AVG) {
            check(argument, aggregate.argument().offset(), Category.NUMBER, function.name());
        } else if (function != AggregateFunction.COUNT && argument.type() instanceof ValueType.Entity) {
            check(argument, aggregate.argument().offset(), Category.NUMBER, function.name());
        }
        return new ExpressionNode.Aggregate(
                function, aggregate.distinct(), argument, TypeRules.aggregated(function, argument.type()));
    }

    @Override
    public ExpressionNode visitOfPath(ExpressionSyntax.OfPath ofPath) {
        if (ofPath.argument() instanceof ExpressionSyntax.Parameter parameter) {
            return level.resolver.parameters().occurrence(parameter, ValueType.ENTITY_CLASS, Arity.ONE);
        }
        PathSyntax path = (PathSyntax) ofPath.argument();
        return switch (ofPath.property()) {
            case SIZE -> new ExpressionNode.Size(level.paths.collection(path, "SIZE"));
            case TYPE -> new ExpressionNode.TypeOf(level.paths.entity(level.paths.resolve(path), path.offset()));
            case ID -> id(level.paths.resolve(path), path.offset());
            case VERSION -> version(level.paths.resolve(path), path.offset());
            case INDEX -> level.paths.position(path);
        };
    }

    private ExpressionNode id(Target target, int offset) {
        if (target.key() == null && target.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
            return new PathExpr.KeyPath(target.source(), toOne);
        }
        FromNode node = level.paths.entity(target, offset);
        BasicAttribute value = node.mapper().id().get(0).value();
        return value != null && node.mapper().keyForm() instanceof KeyForm.Value
                ? new PathExpr.BasicPath(node, value)
                : new PathExpr.KeyPath(node, null);
    }

    private ExpressionNode version(Target target, int offset) {
        FromNode node = level.paths.entity(target, offset);
        BasicAttribute version = node.mapper().version();
        if (version == null) {
            throw level.error(QueryMessage.NO_VERSION, offset, node.mapper().entityName());
        }
        return new PathExpr.BasicPath(node, version);
    }

    @Override
    public ExpressionNode visitCase(ExpressionSyntax.Case syntax) {
        ExpressionSyntax operand = syntax.operand();
        List<ExpressionSyntax> results = new ArrayList<>(syntax.whens().size() + 1);
        List<PredicateNode> conditions = new ArrayList<>(syntax.whens().size());
        ValueType place = expected;
        for (ClauseSyntax.When when : syntax.whens()) {
            conditions.add(operand == null ? level.predicates.predicate(when.when()) : equal(operand, when.when()));
            results.add(when.then());
        }
        results.add(syntax.otherwise());
        List<ExpressionNode> values = together(results, place);
        List<ExpressionNode.When> whens = new ArrayList<>(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            whens.add(new ExpressionNode.When(conditions.get(i), values.get(i)));
        }
        return new ExpressionNode.Case(whens, values.get(values.size() - 1), TypeRules.common(values));
    }

    private PredicateNode equal(ExpressionSyntax operand, ExpressionSyntax value) {
        List<ExpressionNode> sides = together(Arrays.asList(operand, value));
        return level.predicates.compare(ComparisonOperator.EQUAL, sides.get(0), sides.get(1), value.offset());
    }

    @Override
    public ExpressionNode visitSubquery(ExpressionSyntax.Subquery subquery) {
        return subquery(subquery);
    }
}
