package dev.athanor.internal.query;

import dev.athanor.GlobalCriteria;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.jpql.JpqlReader;
import dev.athanor.internal.query.plan.ActiveCriteria;
import dev.athanor.internal.query.plan.EntityCriteria;
import dev.athanor.message.CodedException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MappingException;
import dev.athanor.message.MappingMessage;
import dev.athanor.message.QueryCallMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The criteria of a persistence unit: those that annotations name, and those that programs have made. One per factory, thread-safe. */
public final class CriteriaCatalogue {
    /** What a hint or property begins with that switches criteria on or off. */
    public static final String PREFIX = "athanor.criteria.";

    private record AdHoc(String name, Mapper mapper, String condition) {}

    private final MappedModel model;
    private final JpqlReader reader;
    private final Map<String, EntityCriteria> named = new LinkedHashMap<>();
    private final Map<String, ActiveCriteria.One> enabled = new LinkedHashMap<>();
    private final Map<AdHoc, EntityCriteria> adHoc = new ConcurrentHashMap<>();

    CriteriaCatalogue(MappedModel model, JpqlReader reader) {
        this.model = model;
        this.reader = reader;
        for (Mapper mapper : model.mappers()) {
            for (Class<?> level : levels(mapper)) {
                for (GlobalCriteria each : level.getDeclaredAnnotationsByType(GlobalCriteria.class)) {
                    declare(mapper, each);
                }
            }
        }
    }

    /** The class of an entity, and those above it that are no entities. */
    private static List<Class<?>> levels(Mapper mapper) {
        List<Class<?>> levels = new ArrayList<>();
        Mapper parent = mapper.parent();
        Class<?> end = parent == null ? Object.class : parent.javaType();
        for (Class<?> level = mapper.javaType(); level != null && level != end; level = level.getSuperclass()) {
            levels.add(level);
        }
        return levels;
    }

    private void declare(Mapper mapper, GlobalCriteria each) {
        try {
            EntityCriteria criteria = compile(each.name(), mapper, each.condition());
            if (named.putIfAbsent(each.name(), criteria) != null) {
                throw new InvalidArgumentException(QueryCallMessage.CRITERIA_TWICE, each.name(), mapper.entityName());
            }
            if (each.enabled()) {
                enabled.put(each.name(), activate(criteria, Map.of()));
            }
        } catch (RuntimeException e) {
            if (e instanceof CodedException) {
                throw new MappingException(
                        MappingMessage.CRITERIA_WRONG,
                        mapper.javaType().getName(),
                        each.name(),
                        String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private EntityCriteria compile(String name, Mapper mapper, String condition) {
        String query = "SELECT e FROM " + mapper.entityName() + " e WHERE " + condition;
        return new EntityCriteria(name, model, reader.read(query));
    }

    /** Those that are on unless somebody switches them off, by their names. */
    public Map<String, ActiveCriteria.One> enabled() {
        return enabled;
    }

    /**
     * Criteria that an annotation names, with values.
     *
     * @param values the values of their parameters by name
     * @throws InvalidArgumentException if there are none of that name, or a value is of no parameter, or not of its type
     * @throws dev.athanor.message.InvalidStateException if a value is missing
     */
    public ActiveCriteria.One activate(String name, Map<String, ?> values) {
        EntityCriteria criteria = named.get(name);
        if (criteria == null) {
            throw new InvalidArgumentException(
                    QueryCallMessage.NO_CRITERIA, name, named.isEmpty() ? "none" : String.join(", ", named.keySet()));
        }
        return activate(criteria, values);
    }

    /**
     * Criteria that a program makes, with values.
     *
     * @param name their name
     * @param mapper the entities that they are about
     * @param condition the condition, in which e is the entity
     * @param values the values of their parameters by name
     * @throws dev.athanor.message.QuerySyntaxException if the condition is none
     */
    public ActiveCriteria.One activate(String name, Mapper mapper, String condition, Map<String, ?> values) {
        EntityCriteria criteria = adHoc.computeIfAbsent(
                new AdHoc(name, mapper, condition), made -> compile(made.name(), made.mapper(), made.condition()));
        return activate(criteria, values);
    }

    private static ActiveCriteria.One activate(EntityCriteria criteria, Map<String, ?> values) {
        ParameterBindings bindings = new ParameterBindings(criteria.parameters());
        values.forEach(bindings::bind);
        bindings.checkComplete();
        List<@Nullable Object> bound = new ArrayList<>();
        criteria.parameters().forEach(parameter -> bound.add(bindings.value(parameter)));
        return new ActiveCriteria.One(criteria, bound);
    }

    /** Criteria together. */
    public static RowCriteria together(Map<String, ActiveCriteria.One> some) {
        return some.isEmpty() ? RowCriteria.NONE : new ActiveCriteria(List.copyOf(some.values()));
    }
}
