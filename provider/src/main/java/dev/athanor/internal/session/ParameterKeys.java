package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.ParameterBindings;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.PersistenceContext;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query by an instance is one by its key; of an instance that has expired the key is read anew first, so that nobody asks for rows
 * of one that is gone.
 */
final class ParameterKeys {
    private ParameterKeys() {}

    static void read(ParameterBindings bindings, PersistenceContext context) {
        for (QueryParameter parameter : bindings.parameters()) {
            Object value = bindings.isBound(parameter) ? bindings.value(parameter) : null;
            Collection<?> values = value instanceof Collection<?> several ? several : one(value);
            for (Object each : values) {
                if (each instanceof Instrumented instance && context.isAttached(instance)) {
                    read(instance);
                }
            }
        }
    }

    private static List<Object> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static void read(Instrumented instance) {
        InstanceState state = instance.$athanor$state();
        if (!Expiry.isExpired(state) || !(state.mapper instanceof Mapper mapper)) {
            return;
        }
        for (Attribute part : mapper.idAttributes()) {
            if (!(part instanceof ToOneAttribute) && !state.isLoaded(part.number())) {
                AttributeReader.fetch(instance, part);
            }
        }
    }
}
