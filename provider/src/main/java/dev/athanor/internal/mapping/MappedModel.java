package dev.athanor.internal.mapping;

import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a factory knows of its classes and tables. Immutable, shared by all threads.
 */
public final class MappedModel {
    private final List<Mapper> mappers;
    private final Map<Class<?>, Mapper> byClass = new HashMap<>();
    private final Map<String, Mapper> byName = new LinkedHashMap<>();
    private final List<Class<?>> embeddables;
    private final List<Table> tables;
    private final List<Sequence> sequences;
    private final Map<String, NamedQuery> namedQueries = new LinkedHashMap<>();
    private final Map<String, NamedProcedure> namedProcedures = new LinkedHashMap<>();
    private final List<NamedGraph> namedGraphs;
    private final Map<String, ResultMapping> resultMappings = new LinkedHashMap<>();

    /**
     * Creates the model of a unit that gives no names.
     *
     * @param mappers all mappers; the position of each is its ordinal
     * @param embeddables the embeddable classes
     * @param tables all tables, join tables included
     * @param sequences all sequences
     */
    public MappedModel(List<Mapper> mappers, List<Class<?>> embeddables, List<Table> tables, List<Sequence> sequences) {
        this(mappers, embeddables, tables, sequences, NamedElements.NONE);
    }

    /**
     * Creates the model.
     *
     * @param mappers all mappers; the position of each is its ordinal
     * @param embeddables the embeddable classes
     * @param tables all tables, join tables included
     * @param sequences all sequences
     * @param named what annotations give names to
     */
    public MappedModel(
            List<Mapper> mappers,
            List<Class<?>> embeddables,
            List<Table> tables,
            List<Sequence> sequences,
            NamedElements named) {
        this.mappers = List.copyOf(mappers);
        this.embeddables = List.copyOf(embeddables);
        this.tables = List.copyOf(tables);
        this.sequences = List.copyOf(sequences);
        for (Mapper mapper : mappers) {
            byClass.put(mapper.javaType(), mapper);
            byName.put(mapper.entityName(), mapper);
        }
        named.queries().forEach(query -> namedQueries.put(query.name(), query));
        this.namedGraphs = named.graphs();
        named.results().forEach(result -> resultMappings.put(result.name(), result));
        named.procedures().forEach(procedure -> namedProcedures.put(procedure.name(), procedure));
    }

    /** All mappers in the order of their ordinals. */
    public List<Mapper> mappers() {
        return mappers;
    }

    /** The mapper of exactly that class, or null if it is no entity. */
    public @Nullable Mapper mapper(Class<?> javaType) {
        return byClass.get(javaType);
    }

    /** The mapper of that entity name, or null. */
    public @Nullable Mapper mapper(String entityName) {
        return byName.get(entityName);
    }

    /** The embeddable classes. */
    public List<Class<?>> embeddables() {
        return embeddables;
    }

    /** All tables, join tables included. */
    public List<Table> tables() {
        return tables;
    }

    /** All sequences. */
    public List<Sequence> sequences() {
        return sequences;
    }

    /** The queries that annotations name, in the order of their classes. */
    public List<NamedQuery> namedQueries() {
        return List.copyOf(namedQueries.values());
    }

    /** The query of that name, or null. */
    public @Nullable NamedQuery namedQuery(String name) {
        return namedQueries.get(name);
    }

    /** The stored procedures that annotations name, in the order of their classes. */
    public List<NamedProcedure> namedProcedures() {
        return List.copyOf(namedProcedures.values());
    }

    /** The stored procedure of that name, or null. */
    public @Nullable NamedProcedure namedProcedure(String name) {
        return namedProcedures.get(name);
    }

    /** The entity graphs that annotations name, in the order of their classes. */
    public List<NamedGraph> namedGraphs() {
        return namedGraphs;
    }

    /** The mappings of results of SQL that annotations name, in the order of their classes. */
    public List<ResultMapping> resultMappings() {
        return List.copyOf(resultMappings.values());
    }

    /** The result mapping of that name, or null. */
    public @Nullable ResultMapping resultMapping(String name) {
        return resultMappings.get(name);
    }
}
