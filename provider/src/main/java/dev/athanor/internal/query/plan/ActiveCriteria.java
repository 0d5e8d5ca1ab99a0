package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.Aliases;
import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.sql.Predicate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that are in effect, with the values of their parameters. Equal ones have the same criteria and values. Immutable, shared by all
 * threads.
 *
 * @param all in the order in which their conditions are added
 */
public record ActiveCriteria(List<One> all) implements RowCriteria {
    /** Copies the list. */
    public ActiveCriteria {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param criteria the condition
     * @param values the values of its parameters, in their order; of one that takes a collection a list
     */
    public record One(EntityCriteria criteria, List<@Nullable Object> values) implements ParameterSource {
        @Override
        public @Nullable Object value(int parameter) {
            Object value = values.get(parameter);
            return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
        }

        @Override
        public List<?> values(int parameter) {
            Object value = values.get(parameter);
            return value instanceof List<?> list ? list : Collections.singletonList(value);
        }
    }

    @Override
    public boolean restricts(Mapper mapper) {
        return all.stream().anyMatch(each -> mapper.isA(each.criteria().mapper()));
    }

    @Override
    public @Nullable Predicate of(EntityNode node, Aliases names) {
        Predicate condition = null;
        for (One each : all) {
            if (node.mapper().isA(each.criteria().mapper())) {
                condition = Predicate.both(condition, each.criteria().of(node, names, each));
            }
        }
        return condition;
    }
}
