package dev.athanor.internal.query.memory;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prepares expressions about one entity: its attributes, literals, parameters, numbers and texts computed from them. */
final class ExpressionCompiler implements ExpressionNode.Visitor<MemoryValue> {
    private final RootNode target;

    ExpressionCompiler(RootNode target) {
        this.target = target;
    }

    // ---- attributes ------------------------------------------------------------------------------------------------

    /** The state of the entity itself, and of no other one. */
    private void requireOwn(FromNode source, Object what) {
        if (source != target) {
            throw new NotInMemoryException("the path to " + what);
        }
    }

    @Override
    public MemoryValue visit(PathExpr.EntityPath path) {
        requireOwn(path.source(), path.source().mapper());
        return (instance, parameters) -> States.of(instance).key;
    }

    @Override
    public MemoryValue visit(PathExpr.BasicPath path) {
        requireOwn(path.source(), path.attribute());
        BasicAttribute attribute = path.attribute();
        List<EmbeddedAttribute> way = way(target.mapper().attributes(), attribute);
        if (way == null) {
            throw new NotInMemoryException(attribute.toString());
        }
        int number = way.isEmpty() ? attribute.number() : way.get(0).number();
        return (instance, parameters) -> {
            if (!States.of(instance).isLoaded(number)) {
                return MemoryValue.UNREAD;
            }
            Object holder = instance;
            for (EmbeddedAttribute step : way) {
                holder = holder == null ? null : step.get(holder);
            }
            return holder == null ? null : attribute.get(holder);
        };
    }

    /** The embeddables that lead to an attribute, outermost first; null if it is none of these. */
    static @Nullable List<EmbeddedAttribute> way(List<Attribute> attributes, Attribute wanted) {
        for (Attribute attribute : attributes) {
            if (attribute == wanted) {
                return List.of();
            }
            if (attribute instanceof EmbeddedAttribute embedded) {
                List<EmbeddedAttribute> behind = way(embedded.attributes(), wanted);
                if (behind != null) {
                    List<EmbeddedAttribute> all = new ArrayList<>();
                    all.add(embedded);
                    all.addAll(behind);
                    return all;
                }
            }
        }
        return null;
    }

    @Override
    public MemoryValue visit(PathExpr.EmbeddedPath path) {
        throw new NotInMemoryException(path.attribute() + " as a whole");
    }

    @Override
    public MemoryValue visit(PathExpr.ToOnePath path) {
        requireOwn(path.source(), path.attribute());
        return foreignKey(path.attribute());
    }

    private MemoryValue foreignKey(ToOneAttribute reference) {
        if (!reference.isOwning() || !target.mapper().attributes().contains(reference)) {
            throw new NotInMemoryException(reference.toString());
        }
        return (instance, parameters) -> foreignKey(instance, reference);
    }

    private static @Nullable Object foreignKey(Object instance, ToOneAttribute reference) {
        InstanceState state = States.of(instance);
        boolean forgotten = reference.keyAttributes().isEmpty()
                && !state.isLoaded(reference.number())
                && (state.isExpired(reference.number()) || PersistenceContext.isReference(state));
        Object key = forgotten ? InstanceState.NOT_LOADED : ForeignKeys.current(instance, reference);
        return key == InstanceState.NOT_LOADED ? MemoryValue.UNREAD : key;
    }

    @Override
    public MemoryValue visit(PathExpr.IdPath path) {
        requireOwn(path.source(), path.attribute());
        MemoryValue key = foreignKey(path.attribute());
        int size = path.attribute().target().id().size();
        int position = path.id().position();
        return (instance, parameters) -> {
            Object whole = key.of(instance, parameters);
            return whole == null || whole == MemoryValue.UNREAD ? whole : KeyPart.component(whole, position, size);
        };
    }

    @Override
    public MemoryValue visit(PathExpr.KeyPath path) {
        requireOwn(path.source(), path.mapper());
        return path.reference() == null
                ? (instance, parameters) -> States.of(instance).key
                : foreignKey(path.reference());
    }

    // ---- values that are given -------------------------------------------------------------------------------------

    @Override
    public MemoryValue visit(ExpressionNode.Literal literal) {
        return (instance, parameters) -> literal.value();
    }

    @Override
    public MemoryValue visit(ExpressionNode.TypeLiteral literal) {
        Class<?> type = literal.mapper().javaType();
        return (instance, parameters) -> type;
    }

    @Override
    public MemoryValue visit(ExpressionNode.Parameter parameter) {
        return (instance, parameters) -> parameters.value(parameter.index(), parameter.type());
    }

    // ---- values that are computed ----------------------------------------------------------------------------------

    @Override
    public MemoryValue visit(ExpressionNode.Negation negation) {
        requireNumber(negation.type());
        return computed(
                List.of(negation.operand().accept(this)),
                values -> Numbers.subtract(0, (Number) Objects.requireNonNull(values.get(0))));
    }

    @Override
    public MemoryValue visit(ExpressionNode.Arithmetic arithmetic) {
        requireNumber(arithmetic.left().type());
        requireNumber(arithmetic.right().type());
        List<MemoryValue> operands =
                List.of(arithmetic.left().accept(this), arithmetic.right().accept(this));
        return switch (arithmetic.operator()) {
            case ADD -> computed(operands, values -> Numbers.add(number(values, 0), number(values, 1)));
            case SUBTRACT -> computed(operands, values -> Numbers.subtract(number(values, 0), number(values, 1)));
            case MULTIPLY -> computed(operands, values -> Numbers.multiply(number(values, 0), number(values, 1)));
            // How many digits a quotient has is the database's choice.
            case DIVIDE -> throw new NotInMemoryException("a quotient");
        };
    }

    private static Number number(List<@Nullable Object> values, int index) {
        return (Number) Objects.requireNonNull(values.get(index));
    }

    private static void requireNumber(ValueType type) {
        if (!Number.class.isAssignableFrom(type.javaType())) {
            throw new NotInMemoryException("arithmetic with what is no number");
        }
    }

    @Override
    public MemoryValue visit(ExpressionNode.Function function) {
        List<MemoryValue> arguments = new ArrayList<>();
        function.arguments().forEach(argument -> arguments.add(argument.accept(this)));
        return switch (function.function()) {
            case CONCAT -> {
                function.arguments().forEach(argument -> {
                    if (argument.type().javaType() != String.class) {
                        throw new NotInMemoryException("CONCAT of what is no text");
                    }
                });
                yield computed(arguments, values -> {
                    StringBuilder text = new StringBuilder();
                    values.forEach(text::append);
                    return text.toString();
                });
            }
            case COALESCE ->
                (instance, parameters) -> {
                    for (MemoryValue argument : arguments) {
                        Object value = argument.of(instance, parameters);
                        if (value != null) {
                            return value;
                        }
                    }
                    return null;
                };
            default -> throw new NotInMemoryException("the function " + function.function());
        };
    }

    /** What is made of values; null if one of them is null. */
    private static MemoryValue computed(
            List<MemoryValue> operands, java.util.function.Function<List<@Nullable Object>, Object> result) {
        return (instance, parameters) -> {
            List<@Nullable Object> values = new ArrayList<>(operands.size());
            boolean isNull = false;
            for (MemoryValue operand : operands) {
                Object value = operand.of(instance, parameters);
                if (value == MemoryValue.UNREAD) {
                    return value;
                }
                isNull |= value == null;
                values.add(value);
            }
            return isNull ? null : result.apply(values);
        };
    }

    @Override
    public MemoryValue visit(ExpressionNode.Case caseExpression) {
        record Branch(MemoryCondition condition, MemoryValue then) {}
        ConditionCompiler conditions = new ConditionCompiler(this);
        List<Branch> branches = new ArrayList<>();
        for (ExpressionNode.When when : caseExpression.whens()) {
            branches.add(
                    new Branch(when.condition().accept(conditions), when.then().accept(this)));
        }
        MemoryValue otherwise = caseExpression.otherwise().accept(this);
        return (instance, parameters) -> {
            for (Branch branch : branches) {
                Truth truth = branch.condition().test(instance, parameters);
                if (truth == Truth.UNREAD) {
                    return MemoryValue.UNREAD;
                }
                if (truth == Truth.TRUE) {
                    return branch.then().of(instance, parameters);
                }
            }
            return otherwise.of(instance, parameters);
        };
    }

    @Override
    public MemoryValue visit(ExpressionNode.TypeOf typeOf) {
        requireOwn(typeOf.source(), typeOf.source().mapper());
        return (instance, parameters) -> ((Mapper) Objects.requireNonNull(States.of(instance).mapper)).javaType();
    }

    // ---- what only the database knows ------------------------------------------------------------------------------

    @Override
    public MemoryValue visit(ExpressionNode.Trim trim) {
        throw new NotInMemoryException("the function TRIM");
    }

    @Override
    public MemoryValue visit(ExpressionNode.Extract extract) {
        throw new NotInMemoryException("the function EXTRACT");
    }

    @Override
    public MemoryValue visit(ExpressionNode.Cast cast) {
        throw new NotInMemoryException("the function CAST");
    }

    @Override
    public MemoryValue visit(ExpressionNode.DatabaseFunction function) {
        throw new NotInMemoryException("the function " + function.name());
    }

    @Override
    public MemoryValue visit(ExpressionNode.Aggregate aggregate) {
        throw new NotInMemoryException("the function " + aggregate.function());
    }

    @Override
    public MemoryValue visit(ExpressionNode.Size size) {
        throw new NotInMemoryException("the function SIZE");
    }

    @Override
    public MemoryValue visit(ExpressionNode.Subquery subquery) {
        throw new NotInMemoryException("a subquery");
    }

    @Override
    public MemoryValue visit(ExpressionNode.ResultRef reference) {
        throw new NotInMemoryException("a result");
    }
}
