package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.Aliases;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all levels of a statement share while it is lowered. For one attempt of {@link Lowering}. */
final class StatementContext {
    private final MappedModel model;
    private final QueryModel query;
    private final PlanShape shape;
    private final Demands demands;
    private final boolean loadsSubclasses;
    private final Aliases aliases;
    private final @Nullable Execution fixed;
    private final List<Execution.Source> sources = new ArrayList<>();
    private final Set<Table> tables = new LinkedHashSet<>();

    /** @param loadsSubclasses whether instances of a type are read with what its subclasses add */
    StatementContext(MappedModel model, QueryModel query, PlanShape shape, Demands demands, boolean loadsSubclasses) {
        this.model = model;
        this.query = query;
        this.shape = shape;
        this.demands = demands;
        this.loadsSubclasses = loadsSubclasses;
        this.aliases = new Aliases(shape.criteria());
        this.fixed = null;
    }

    /**
     * A part of another statement, whose parameters have their values already.
     *
     * @param aliases the names of the other statement's tables
     * @param fixed the values
     */
    StatementContext(
            MappedModel model, QueryModel query, PlanShape shape, Demands demands, Aliases aliases, Execution fixed) {
        this.model = model;
        this.query = query;
        this.shape = shape;
        this.demands = demands;
        this.loadsSubclasses = true;
        this.aliases = aliases;
        this.fixed = fixed;
    }

    MappedModel model() {
        return model;
    }

    QueryModel query() {
        return query;
    }

    PlanShape shape() {
        return shape;
    }

    Demands demands() {
        return demands;
    }

    Aliases aliases() {
        return aliases;
    }

    /** Whether instances of a type are read with what its subclasses add. Side by side in a UNION they always are. */
    boolean readsSubclasses(Mapper type) {
        return loadsSubclasses || type.inheritance() == Inheritance.TABLE_PER_CLASS;
    }

    /** A value that comes with each execution. */
    Expression.Parameter slot(ColumnType type, Execution.Source source) {
        sources.add(source);
        return new Expression.Parameter(sources.size() - 1, type);
    }

    /** The values of parameters, if they are part of the statement; null if they come with each execution. */
    @Nullable Execution fixed() {
        return fixed;
    }

    List<Execution.Source> sources() {
        return sources;
    }

    void reads(Table table) {
        tables.add(table);
    }

    void reads(Mapper mapper) {
        tables.addAll(mapper.allTables());
    }

    Set<Table> tables() {
        return tables;
    }
}
