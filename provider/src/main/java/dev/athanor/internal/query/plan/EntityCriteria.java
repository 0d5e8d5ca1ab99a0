package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.Aliases;
import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A condition on the entities of a type that can be added wherever they are read. Immutable, shared by all threads.
 *
 * @param name its name
 * @param model the mappings
 * @param query the query for the entities that satisfy it: one root, and the condition
 */
public record EntityCriteria(String name, MappedModel model, QueryModel query) {
    private SelectModel select() {
        return (SelectModel) query.statement();
    }

    /** The entities that it is about. */
    public RootNode target() {
        return (RootNode) select().from().get(0).node();
    }

    /** Their type. */
    public Mapper mapper() {
        return target().mapper();
    }

    /** The condition. */
    public PredicateNode where() {
        return Objects.requireNonNull(select().where(), "criteria without a condition");
    }

    /** Its parameters. */
    public List<QueryParameter> parameters() {
        return query.parameters();
    }

    /**
     * The condition on rows that have a place already.
     *
     * @param node the place: of that type, or of a subtype
     * @param names names for further tables of the statement
     * @param values the values of the parameters
     */
    Predicate of(EntityNode node, Aliases names, ParameterSource values) {
        Execution fixed = new Execution(values, QueryOptions.DEFAULT);
        Demands demands = new Demands();
        while (true) {
            demands.begin();
            Level level = new Level(new StatementContext(model, query, shape(values), demands, names, fixed), null);
            Predicate condition = select().steps().isEmpty() ? inPlace(level, node) : byKey(level, node);
            if (!demands.cameLate()) {
                return condition;
            }
        }
    }

    private Predicate inPlace(Level level, EntityNode node) {
        level.alias(target(), node);
        return level.predicates.lower(where());
    }

    /** A condition that goes through other entities is one on the keys. */
    private Predicate byKey(Level level, EntityNode node) {
        level.from.lower(List.of(new FromItem(target(), null)), select().steps());
        Predicate condition = level.predicates.lower(where());
        Select.Builder keys = Select.builder();
        Level.parts(level.key(target())).forEach(keys::project);
        return new Predicate.InSubquery(
                Level.row(node.key()),
                keys.from(Objects.requireNonNull(level.from.chain()))
                        .where(level.from.where())
                        .where(condition)
                        .build(),
                false);
    }

    private PlanShape shape(ParameterSource values) {
        List<Integer> sizes = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < parameters().size(); i++) {
            QueryParameter parameter = parameters().get(i);
            sizes.add(
                    parameter.arity() == QueryParameter.Arity.ONE
                            ? 1
                            : values.values(i).size());
            Object value = values.value(i);
            boolean open = parameter.type() == ValueType.UNDETERMINED
                    && value != null
                    && ColumnTypes.of(value.getClass()) != null;
            types.add(open ? Objects.requireNonNull(value).getClass() : Object.class);
        }
        return new PlanShape(false, false, sizes, types, null, FetchRequest.NONE, RowCriteria.NONE);
    }
}
