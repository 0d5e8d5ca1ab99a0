package dev.athanor.internal.query.memory;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.internal.query.plan.Conversions;
import dev.athanor.internal.query.plan.ParameterSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, in the form in which values of instances are: entities and their keys as the engine has keys.
 *
 * @param source the values as they are bound
 */
public record MemoryParameters(ParameterSource source) {
    @Nullable Object value(int index, ValueType type) {
        return inMemory(source.value(index), type);
    }

    List<@Nullable Object> values(int index, ValueType type) {
        List<@Nullable Object> values = new ArrayList<>();
        source.values(index).forEach(value -> values.add(inMemory(value, type)));
        return values;
    }

    private static @Nullable Object inMemory(@Nullable Object value, ValueType type) {
        if (value == null) {
            return null;
        }
        if (type instanceof ValueType.Entity entity) {
            return entity.mapper().keyOf(value);
        }
        if (type instanceof ValueType.Key key) {
            Mapper mapper = key.mapper();
            return mapper.toKey(value);
        }
        Object converted = Conversions.convert(value, type.javaType());
        return converted == null ? value : converted;
    }
}
