package dev.athanor.internal.boot;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.message.CodedException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the queries that annotations name, so that what is wrong with them is said when the factory is created. */
final class NamedQueryCheck {
    private final QueryCompiler queries;
    private final ClassLoader loader;

    NamedQueryCheck(QueryCompiler queries, ClassLoader loader) {
        this.queries = queries;
        this.loader = loader;
    }

    /** What is wrong with the queries of a unit. Of SQL only parameters and result mappings can be checked. */
    List<String> problems(MappedModel model) {
        List<String> problems = new ArrayList<>();
        for (NamedQuery query : model.namedQueries()) {
            String problem = problem(query, model);
            if (problem != null) {
                problems.add(problem);
            }
        }
        for (ResultMapping mapping : model.resultMappings()) {
            try {
                queries.result(null, mapping);
            } catch (InvalidArgumentException e) {
                problems.add(MappingMessage.RESULT_WRONG.text(
                        mapping.owner(), mapping.name(), String.valueOf(e.getMessage())));
            }
        }
        return problems;
    }

    private @Nullable String problem(NamedQuery query, MappedModel model) {
        try {
            query.hints().forEach((name, value) -> HintCheck.check(name, value, Setting.Scope.QUERY));
            StrategyHints.chosen(model, query.hints());
            Class<?> resultType = query.resultType() == null ? null : Class.forName(query.resultType(), false, loader);
            QueryCall call = query.sql()
                    ? queries.nativeQuery(query.text(), resultType, query.result())
                    : queries.query(query.text(), resultType);
            boolean lockable = call.hasResults() || query.lockMode().equals("NONE");
            return lockable ? null : MappingMessage.QUERY_NOT_LOCKABLE.text(query.owner(), query.name());
        } catch (ClassNotFoundException e) {
            return MappingMessage.CLASS_NOT_LOADABLE.text(query.owner(), query.resultType(), e);
        } catch (RuntimeException e) {
            if (e instanceof CodedException) {
                return MappingMessage.QUERY_WRONG.text(query.owner(), query.name(), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
