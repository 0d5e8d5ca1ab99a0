package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves items of a SELECT clause, constructor expressions included. */
final class SelectionResolver {
    private static final int NO_MATCH = -1;

    private final QueryLevel level;

    SelectionResolver(QueryLevel level) {
        this.level = level;
    }

    SelectionNode resolve(SelectionSyntax syntax) {
        if (syntax instanceof SelectionSyntax.Constructor constructor) {
            return constructor(constructor);
        }
        if (syntax instanceof PathSyntax.PartOfMap part && part.part() == PathSyntax.MapPart.ENTRY) {
            return entry(part);
        }
        ExpressionSyntax expression = (ExpressionSyntax) syntax;
        ExpressionNode value = expression instanceof PathSyntax || expression instanceof ExpressionSyntax.OfPath
                ? level.values.whole(expression, ValueType.UNDETERMINED)
                : level.values.value(expression);
        return selection(value, expression.offset());
    }

    private SelectionNode selection(ExpressionNode value, int offset) {
        if (value instanceof PathExpr.EntityPath || value instanceof PathExpr.ToOnePath) {
            return new SelectionNode.EntitySelection((PathExpr) value);
        }
        if (value instanceof PathExpr.EmbeddedPath embedded) {
            return new SelectionNode.EmbeddableSelection(embedded);
        }
        if (value.type() instanceof ValueType.Entity) {
            throw level.error(QueryMessage.ENTITY_AS_RESULT, offset);
        }
        return new SelectionNode.ScalarSelection(value);
    }

    private SelectionNode entry(PathSyntax.PartOfMap part) {
        Target variable = level.paths.resolve(part.variable());
        PluralAttribute map = PathResolver.map(variable);
        if (map == null) {
            throw level.error(QueryMessage.NOT_A_MAP, part.offset(), part.part().name());
        }
        Target key = PathResolver.key(variable, map);
        return new SelectionNode.EntrySelection(
                selection(level.paths.value(key, part.offset()), part.offset()),
                selection(level.paths.value(variable, part.offset()), part.offset()));
    }

    private SelectionNode constructor(SelectionSyntax.Constructor syntax) {
        Class<?> type = level.resolver.constants().classNamed(syntax.className());
        if (type == null) {
            throw level.error(QueryMessage.UNKNOWN_CLASS, syntax.offset(), syntax.className());
        }
        List<SelectionNode> arguments = new ArrayList<>(syntax.arguments().size());
        for (ExpressionSyntax argument : syntax.arguments()) {
            arguments.add(resolve(argument));
        }
        Constructor<?> constructor = nearest(type, arguments);
        if (constructor == null) {
            throw level.error(
                    QueryMessage.NO_CONSTRUCTOR,
                    syntax.offset(),
                    type.getName(),
                    arguments.stream()
                            .map(argument -> argument.javaType().getSimpleName())
                            .collect(Collectors.joining(", ")),
                    signatures(type));
        }
        return new SelectionNode.ConstructorSelection(constructor, arguments);
    }

    private static @Nullable Constructor<?> nearest(Class<?> type, List<SelectionNode> arguments) {
        Constructor<?> nearest = null;
        int least = Integer.MAX_VALUE;
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            int distance = distance(constructor.getParameterTypes(), arguments);
            if (distance != NO_MATCH && distance < least) {
                nearest = constructor;
                least = distance;
            }
        }
        return nearest;
    }

    private static int distance(Class<?>[] parameters, List<SelectionNode> arguments) {
        if (parameters.length != arguments.size()) {
            return NO_MATCH;
        }
        int sum = 0;
        for (int i = 0; i < parameters.length; i++) {
            int distance = distance(parameters[i], boxed(arguments.get(i).javaType()));
            if (distance == NO_MATCH) {
                return NO_MATCH;
            }
            sum += distance;
        }
        return sum;
    }

    /** How far a parameter is from an argument: the same, a supertype, a wider primitive, or anything for an unknown type. */
    private static int distance(Class<?> parameter, Class<?> argument) {
        if (boxed(parameter) == argument) {
            return 0;
        }
        if (argument == Object.class) {
            return 4;
        }
        if (parameter.isAssignableFrom(argument)) {
            return parameter == Object.class ? 3 : 1;
        }
        return parameter.isPrimitive() && isWider(parameter, argument) ? 2 : NO_MATCH;
    }

    private static boolean isWider(Class<?> parameter, Class<?> argument) {
        List<Class<?>> order = List.of(byte.class, short.class, int.class, long.class, float.class, double.class);
        int from = order.indexOf(MethodType.methodType(argument).unwrap().returnType());
        return from >= 0 && from < order.indexOf(parameter);
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static String signatures(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .map(constructor -> Arrays.stream(constructor.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")")))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
