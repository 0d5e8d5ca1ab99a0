package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.operation.AttributeWriter;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One object for the same values of some attributes: the one that the session has, or that of a row, or a new one, which is persisted. What
 * was found once is found again without a statement, as long as it is in the session and has these values. SQLAlchemy, the recipe
 * "Unique Object". For one thread at a time.
 */
final class UniqueObjects {
    /** After so many objects those that are gone are forgotten. */
    private static final int MANY = 1000;

    /** Values of attributes: entities by identity, others by what they are. */
    private record Wanted(Mapper mapper, List<Object> values) {}

    /** An entity as a part of a key. */
    private record Same(Object instance) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.instance == instance;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(instance);
        }
    }

    private final Session session;
    private final PersistenceContext context;
    private final Map<Wanted, WeakReference<Object>> found = new HashMap<>();

    UniqueObjects(Session session, PersistenceContext context) {
        this.session = session;
        this.context = context;
    }

    /**
     * The object with these values.
     *
     * @throws InvalidArgumentException if an attribute does not exist, or is neither a value nor a reference
     */
    Object get(Mapper mapper, Map<String, ?> given) {
        Map<Attribute, @Nullable Object> values = attributes(mapper, given);
        List<Object> parts = new ArrayList<>();
        values.forEach((attribute, value) -> {
            parts.add(attribute.name());
            parts.add(value == null ? Same.class : attribute instanceof ToOneAttribute ? new Same(value) : value);
        });
        Wanted wanted = new Wanted(mapper, parts);
        WeakReference<Object> before = found.get(wanted);
        Object instance = before == null ? null : before.get();
        if (instance == null || !isUsable(instance) || !has(instance, values)) {
            instance = inMemory(mapper, values);
        }
        if (instance == null) {
            instance = inDatabase(mapper, values);
        }
        if (instance == null) {
            instance = make(mapper, values);
        }
        if (found.size() >= MANY) {
            found.values().removeIf(reference -> reference.get() == null);
        }
        found.put(wanted, new WeakReference<>(instance));
        return instance;
    }

    private static Map<Attribute, @Nullable Object> attributes(Mapper mapper, Map<String, ?> given) {
        Map<Attribute, @Nullable Object> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Attribute attribute = mapper.attribute(name);
            boolean fits = attribute instanceof BasicAttribute
                    || attribute instanceof ToOneAttribute toOne && toOne.isOwning();
            if (attribute == null || !fits) {
                throw new InvalidArgumentException(
                        ApiMessage.NO_ATTRIBUTE,
                        mapper.entityName(),
                        name,
                        mapper.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")));
            }
            values.put(attribute, value);
        });
        return values;
    }

    private boolean isUsable(Object instance) {
        return context.isAttached(instance) && Lifecycle.isManaged(States.of(instance));
    }

    private static boolean has(Object instance, Map<Attribute, @Nullable Object> values) {
        InstanceState state = States.of(instance);
        for (Map.Entry<Attribute, @Nullable Object> each : values.entrySet()) {
            Attribute attribute = each.getKey();
            if (!state.isLoaded(attribute.number())) {
                return false;
            }
            Object present = attribute.get(instance);
            boolean same = attribute instanceof BasicAttribute basic
                    ? basic.isSame(present, each.getValue())
                    : present == each.getValue();
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** What was not flushed no query finds. */
    private @Nullable Object inMemory(Mapper mapper, Map<Attribute, @Nullable Object> values) {
        List<Object> unflushed = new ArrayList<>(context.pending().members());
        unflushed.addAll(context.modified().members());
        for (Object instance : unflushed) {
            boolean fits = States.of(instance).mapper instanceof Mapper type && type.isA(mapper);
            if (fits && isUsable(instance) && has(instance, values)) {
                return instance;
            }
        }
        return null;
    }

    private @Nullable Object inDatabase(Mapper mapper, Map<Attribute, @Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Map.Entry<Attribute, @Nullable Object> each : values.entrySet()) {
            String path = "e." + each.getKey().name();
            Object value = each.getValue();
            if (value == null) {
                conditions.add(path + " IS NULL");
                continue;
            }
            if (each.getKey() instanceof ToOneAttribute toOne && toOne.target().keyOf(value) == null) {
                // No row refers to what has none.
                return null;
            }
            parameters.add(value);
            conditions.add(path + " = ?" + parameters.size());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        QueryCall query = session.services()
                .queries()
                .query("SELECT e FROM " + mapper.entityName() + " e" + where, mapper.javaType());
        for (int i = 0; i < parameters.size(); i++) {
            query.parameters().bind(i + 1, parameters.get(i));
        }
        query.setAutoflush(false);
        query.setMaxResults(1);
        for (Object result : session.list(query)) {
            if (result != null && isUsable(result)) {
                return result;
            }
        }
        return null;
    }

    private Object make(Mapper mapper, Map<Attribute, @Nullable Object> values) {
        List<ClassLevel> levels = mapper.levels();
        Object instance;
        try {
            instance = levels.get(levels.size() - 1).access().newInstance();
        } catch (InstantiationException e) {
            throw new InvalidArgumentException(ApiMessage.ABSTRACT_ENTITY, mapper.entityName());
        }
        values.forEach((attribute, value) -> AttributeWriter.write(instance, attribute, value));
        session.persist(instance);
        return instance;
    }
}
