package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.sql.Expression;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parameters to slots: which value of an execution goes where, and how it travels there. */
final class ParameterLowering {
    private final StatementContext context;
    private final GroupedValues grouped;

    ParameterLowering(StatementContext context, GroupedValues grouped) {
        this.context = context;
        this.grouped = grouped;
    }

    /**
     * One occurrence of a parameter that takes one value.
     *
     * @param hierarchy what classes of entities are compared with; null for nothing
     */
    Expression value(int parameter, ValueType expected, @Nullable Mapper hierarchy) {
        return lower(
                List.of(parameter),
                parameter,
                typeOf(parameter, expected),
                hierarchy,
                execution -> execution.values().value(parameter));
    }

    /** One occurrence of a parameter that takes a collection: as many values as this shape of the statement has. */
    List<Expression> values(int parameter, ValueType expected, @Nullable Mapper hierarchy) {
        List<Expression> values = new ArrayList<>();
        int size = context.shape().listSizes().get(parameter);
        ValueType type = typeOf(parameter, expected);
        for (int i = 0; i < size; i++) {
            int position = i;
            values.add(lower(List.of(parameter, position), parameter, type, hierarchy, execution -> {
                List<?> given = execution.values().values(parameter);
                // The list is rounded up: the last value fills what is left over.
                return given.get(Math.min(position, given.size() - 1));
            }));
        }
        return values;
    }

    private ValueType typeOf(int parameter, ValueType expected) {
        return expected == ValueType.UNDETERMINED
                ? context.query().parameters().get(parameter).type()
                : expected;
    }

    private Expression lower(
            Object identity, int parameter, ValueType type, @Nullable Mapper hierarchy, Execution.Source source) {
        if (type instanceof ValueType.Entity entity) {
            return key(identity, entity.mapper(), source);
        }
        if (type instanceof ValueType.Key key) {
            return composed(identity, key.mapper(), source);
        }
        if (type instanceof ValueType.Embeddable embeddable) {
            return embedded(identity, embeddable.attribute(), source);
        }
        if (type == ValueType.ENTITY_CLASS) {
            return slot(identity, codeType(hierarchy), execution -> code(hierarchy, source.value(execution)));
        }
        ColumnType column = type instanceof ValueType.Scalar scalar ? scalar.column() : openType(parameter);
        return slot(identity, column, execution -> converted(source.value(execution), column.javaType()));
    }

    private Expression slot(Object identity, ColumnType type, Execution.Source source) {
        Execution fixed = context.fixed();
        return fixed == null
                ? grouped.value(List.of(identity, type), () -> context.slot(type, source))
                : new Expression.BoundLiteral(source.value(fixed), type);
    }

    /** How a parameter travels of which the query does not tell the type: as its value does. */
    ColumnType openType(int parameter) {
        ColumnType type = ColumnTypes.of(context.shape().openTypes().get(parameter));
        return type == null ? UndeterminedType.INSTANCE : type;
    }

    /** The parameter may be compared elsewhere with something of another numeric type. */
    private static @Nullable Object converted(@Nullable Object value, Class<?> target) {
        if (value == null) {
            return null;
        }
        Object converted = Conversions.convert(value, target);
        if (converted == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.VALUE_DOES_NOT_FIT, value.getClass().getName(), target.getName());
        }
        return converted;
    }

    private Expression key(Object identity, Mapper mapper, Execution.Source source) {
        List<Expression> components = new ArrayList<>();
        for (KeyPart id : mapper.id()) {
            components.add(slot(
                    List.of(identity, id), id.type(), execution -> component(mapper, id, source.value(execution))));
        }
        return Level.row(components);
    }

    /** The values of a key object. */
    private Expression composed(Object identity, Mapper mapper, Execution.Source source) {
        List<Expression> components = new ArrayList<>();
        for (KeyPart part : mapper.id()) {
            components.add(slot(List.of(identity, part), part.type(), execution -> {
                List<@Nullable Object> values = new ArrayList<>();
                mapper.keyForm().flatten(source.value(execution), values);
                return values.get(part.position());
            }));
        }
        return Level.row(components);
    }

    /** The values of an embeddable, in the order in which its columns are compared. */
    private Expression embedded(Object identity, EmbeddedAttribute embedded, Execution.Source source) {
        List<Expression> values = new ArrayList<>();
        for (List<Attribute> path : embedded.leaves()) {
            if (path.get(path.size() - 1) instanceof BasicAttribute basic) {
                values.add(
                        slot(List.of(identity, path), basic.type(), execution -> leaf(source.value(execution), path)));
            } else if (path.get(path.size() - 1) instanceof ToOneAttribute toOne) {
                for (KeyPart part : toOne.target().id()) {
                    values.add(slot(
                            List.of(identity, path, part),
                            part.type(),
                            execution -> component(toOne.target(), part, leaf(source.value(execution), path))));
                }
            }
        }
        return Level.row(values);
    }

    private static @Nullable Object leaf(@Nullable Object embeddable, List<Attribute> path) {
        Object at = embeddable;
        for (Attribute step : path) {
            at = at == null ? null : step.get(at);
        }
        return at;
    }

    private static @Nullable Object component(Mapper mapper, KeyPart id, @Nullable Object entity) {
        if (entity == null) {
            return null;
        }
        if (!mapper.javaType().isInstance(entity)) {
            throw new InvalidArgumentException(
                    QueryCallMessage.VALUE_DOES_NOT_FIT,
                    entity.getClass().getName(),
                    mapper.javaType().getName());
        }
        Object value = id.get(entity);
        if (value == null) {
            throw new InvalidArgumentException(QueryCallMessage.ENTITY_WITHOUT_KEY, mapper.entityName());
        }
        return value;
    }

    /** How the classes of a hierarchy travel: as its discriminator does, or as the names of entities. */
    static ColumnType codeType(@Nullable Mapper hierarchy) {
        Discriminator discriminator = hierarchy == null ? null : hierarchy.discriminator();
        return discriminator == null
                ? ColumnTypes.STRING
                : discriminator.column().type();
    }

    /** The value that stands for a class. */
    static @Nullable Object code(@Nullable Mapper hierarchy, Mapper mapper) {
        if (hierarchy == null || hierarchy.discriminator() == null) {
            return mapper.entityName();
        }
        return mapper.root() == hierarchy.root() ? mapper.discriminatorValue() : null;
    }

    private @Nullable Object code(@Nullable Mapper hierarchy, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Class<?> type = value instanceof Class<?> given ? given : value.getClass();
        MappedModel model = context.model();
        Mapper mapper = model.mapper(type);
        if (mapper == null) {
            throw new InvalidArgumentException(QueryCallMessage.NOT_AN_ENTITY_CLASS, type.getName());
        }
        return code(hierarchy, Objects.requireNonNull(mapper));
    }
}
