package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.ColumnPositions;
import dev.athanor.internal.loading.EntityReader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result mapping in terms of the model: what is checked before any row is there. Immutable, part of cached plans.
 */
final class ResultParts {
    /** One item of a row, waiting for its columns. */
    private record Part(ResultTuple.Element element, Placing placing) {}

    @FunctionalInterface
    private interface Placing {
        RowItem item(NativeColumns columns, FetchRequest fetch);
    }

    private final List<Part> parts = new ArrayList<>();

    /** @throws InvalidArgumentException if the mapping does not fit the model or its classes */
    ResultParts(ResultMapping mapping, MappedModel model) {
        for (ResultMapping.EntityPart entity : mapping.entities()) {
            parts.add(entity(entity, model));
        }
        for (ResultMapping.ObjectPart object : mapping.objects()) {
            Constructor<?> constructor = constructor(object);
            ResultTuple.Element element = new ResultTuple.Element(object.type(), null);
            parts.add(new Part(element, (columns, fetch) -> object(constructor, object, columns)));
        }
        for (ResultMapping.ValuePart value : mapping.values()) {
            Class<?> type = value.type() == void.class ? Object.class : ResultShape.boxed(value.type());
            ResultTuple.Element element = new ResultTuple.Element(type, value.label());
            parts.add(new Part(element, (columns, fetch) -> value(value.type(), columns.position(value.label()))));
        }
        if (parts.isEmpty()) {
            throw new InvalidArgumentException(QueryCallMessage.EMPTY_RESULT_MAPPING);
        }
    }

    /** What a row has, in order. */
    List<ResultTuple.Element> elements() {
        return parts.stream().map(Part::element).toList();
    }

    /** What reads rows with such columns. */
    List<RowItem> items(NativeColumns columns, FetchRequest fetch) {
        return parts.stream().map(part -> part.placing().item(columns, fetch)).toList();
    }

    // ---- entities ---------------------------------------------------------------------------------------------------

    private static Part entity(ResultMapping.EntityPart part, MappedModel model) {
        Mapper mapper = model.mapper(part.type());
        if (mapper == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.NOT_AN_ENTITY_CLASS, part.type().getName());
        }
        Map<Column, String> labels = new HashMap<>();
        part.fields().forEach((path, label) -> {
            // A subclass may have the attribute, and several subclasses one of the same name.
            List<Mapper> owners = owners(mapper, path.split("\\.", -1)[0]);
            owners.forEach(owner -> name(owner, path, label, labels));
        });
        if (!part.discriminator().isEmpty() && mapper.discriminator() != null) {
            labels.put(mapper.discriminator().column(), part.discriminator());
        }
        return new Part(new ResultTuple.Element(mapper.javaType(), null), (columns, fetch) -> {
            ColumnPositions positions = column -> columns.position(mapper, column, labels.get(column));
            EntityReader reader = new EntityReader(mapper, true, positions, List.of(), fetch.of(mapper));
            return new RowItem.Entity(reader, mapper.javaType());
        });
    }

    private static List<Mapper> owners(Mapper mapper, String attribute) {
        if (mapper.attribute(attribute) != null) {
            return List.of(mapper);
        }
        List<Mapper> owners = mapper.concreteTypes().stream()
                .filter(type -> type.attribute(attribute) != null)
                .toList();
        return owners.isEmpty() ? List.of(mapper) : owners;
    }

    /** Notes the label of the column that an attribute path leads to. */
    private static void name(Mapper mapper, String path, String label, Map<Column, String> labels) {
        List<Attribute> attributes = mapper.attributes();
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            Attribute attribute = find(attributes, steps[i]);
            boolean last = i == steps.length - 1;
            if (last && attribute instanceof BasicAttribute basic) {
                labels.put(basic.column(), label);
                return;
            }
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
                String rest = String.join(".", List.of(steps).subList(i + 1, steps.length));
                labels.put(foreignKey(mapper, path, toOne, rest), label);
                return;
            }
            if (last || !(attribute instanceof EmbeddedAttribute embedded)) {
                throw new InvalidArgumentException(QueryCallMessage.FIELD_UNKNOWN, path, mapper.entityName());
            }
            attributes = embedded.attributes();
        }
    }

    private static @Nullable Attribute find(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Column foreignKey(Mapper mapper, String path, ToOneAttribute toOne, String rest) {
        if (rest.isEmpty() && toOne.joinColumns().size() == 1) {
            return toOne.joinColumns().get(0).column();
        }
        Map<Column, String> referenced = new HashMap<>();
        if (!rest.isEmpty()) {
            name(toOne.target(), rest, "", referenced);
        }
        for (JoinColumn join : toOne.joinColumns()) {
            if (referenced.containsKey(join.referenced())) {
                return join.column();
            }
        }
        throw new InvalidArgumentException(QueryCallMessage.FIELD_UNKNOWN, path, mapper.entityName());
    }

    // ---- new objects
    // --------------------------------------------------------------------------------------------------

    private static Constructor<?> constructor(ResultMapping.ObjectPart object) {
        List<Constructor<?>> fitting = new ArrayList<>();
        for (Constructor<?> constructor : object.type().getDeclaredConstructors()) {
            if (fits(constructor.getParameterTypes(), object.arguments())) {
                fitting.add(constructor);
            }
        }
        if (fitting.size() != 1) {
            throw new InvalidArgumentException(
                    fitting.isEmpty() ? QueryCallMessage.NO_SUCH_CONSTRUCTOR : QueryCallMessage.SEVERAL_CONSTRUCTORS,
                    object.type().getName(),
                    object.arguments().stream()
                            .map(ResultMapping.ValuePart::label)
                            .toList());
        }
        return fitting.get(0);
    }

    private static boolean fits(Class<?>[] parameters, List<ResultMapping.ValuePart> arguments) {
        if (parameters.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Class<?> given = arguments.get(i).type();
            if (given != void.class && !ResultShape.boxed(parameters[i]).isAssignableFrom(ResultShape.boxed(given))) {
                return false;
            }
        }
        return true;
    }

    private static RowItem object(Constructor<?> constructor, ResultMapping.ObjectPart object, NativeColumns columns) {
        List<RowItem> arguments = new ArrayList<>();
        for (int i = 0; i < object.arguments().size(); i++) {
            ResultMapping.ValuePart argument = object.arguments().get(i);
            Class<?> type = argument.type() == void.class ? constructor.getParameterTypes()[i] : argument.type();
            arguments.add(value(type, columns.position(argument.label())));
        }
        return new ConstructorItem(constructor, arguments);
    }

    private static RowItem value(Class<?> type, int position) {
        ColumnType known = type == void.class ? null : ColumnTypes.of(type);
        return known == null ? NativeRows.value(position) : new RowItem.Scalar(known, position);
    }
}
